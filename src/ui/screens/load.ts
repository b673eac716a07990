import type { Route } from '../routes';

/** The code of every screen but the first, which comes with the app. */
const LOADERS: Readonly<Record<Exclude<Route['name'], 'first'>, () => Promise<unknown>>> = {
  card: () => import('./card'),
  demo: () => import('./demo'),
  'demo-card': () => import('./card'),
  type: () => import('./type'),
  typed: () => import('./typed'),
  reminders: () => import('./reminders'),
  saved: () => import('./saved'),
  lost: () => import('./lost'),
  readers: () => import('./readers'),
  diagnostics: () => import('./diagnostics'),
  help: () => import('./help'),
  topic: () => import('./guidance'),
  messages: () => import('./messages'),
  message: () => import('./messages'),
  sign: () => import('./signing-sign'),
  verify: () => import('./signing-verify'),
  'demo-sign': () => import('./signing-sign'),
  'demo-verify': () => import('./signing-verify'),
  'not-found': () => import('./not-found'),
};

/** @returns rejects where it did not come (offline before all was cached) */
export async function loadScreen(name: Route['name']): Promise<void> {
  if (name !== 'first') await LOADERS[name]();
}
