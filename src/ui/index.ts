/** The page: Lit views and components on design tokens. */
export { KigenApp } from './app';
export { KigenElement } from './element';
export { createLazyRead } from './lazy-read';
export { type Cell, createCell, Follow, type Observable } from './observable';
export { say } from './say';
export type {
  DemoSession,
  DocumentWork,
  InstallOffer,
  Locale,
  Memory,
  Notifications,
  PersonId,
  Photo,
  PhotoRequest,
  Services,
  SigningTools,
  Updates,
} from './services';
export { base, buttons, forms } from './styles';
