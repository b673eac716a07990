/** The page: Lit views and components on design tokens. */
export { KigenApp } from './app';
export { createLazyRead } from './lazy-read';
export { type Cell, createCell, type Observable } from './observable';
export { messageRoute, ROUTES } from './routes';
export type { DemoSession, InstallOffer, Locale, Memory, PersonId, Services, Updates } from './services';
