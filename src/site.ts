/** Where this copy is served, and by whom. */
import type { Services } from './ui';

/**
 * A copy below a path shares its origin, and with it storage and the reader's permission, with every other page there.
 * `setting` is the build's `VITE_RUN_BY`.
 */
export function siteOf(setting: unknown, { pathname }: { readonly pathname: string }): Services['site'] {
  const runBy = typeof setting === 'string' ? setting.trim() : '';
  const shared = !/^\/(?:index\.html)?$/.test(pathname);
  return { shared, ...(runBy !== '' && { runBy }) };
}
