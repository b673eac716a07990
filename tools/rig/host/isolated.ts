/** The production build as an Isolated Web App of developer mode: its files and a manifest where such an app has it. */
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What the app asks for beyond an ordinary page: the classes that browsers reserve. */
const PERMISSIONS = { 'cross-origin-isolated': ['self'], usb: ['self'], 'usb-unrestricted': ['self'] };

export function layIsolatedApp(dist: string, folder: string): void {
  cpSync(dist, folder, { recursive: true });
  const manifest = JSON.parse(readFileSync(join(dist, 'manifest.webmanifest'), 'utf8')) as {
    readonly icons: readonly { readonly src: string }[];
  };
  mkdirSync(join(folder, '.well-known'));
  writeFileSync(
    join(folder, '.well-known/manifest.webmanifest'),
    JSON.stringify({
      ...manifest,
      id: '/',
      scope: '/',
      start_url: '/',
      version: '1.0.0',
      icons: manifest.icons.map((icon) => ({ ...icon, src: `/${icon.src.replace(/^[./]+/, '')}` })),
      permissions_policy: PERMISSIONS,
    }),
  );
}
