/** The manifest of an Isolated Web App, made from the page's own. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where such an app has its manifest. */
export const MANIFEST_PATH = '.well-known/manifest.webmanifest';

/** What the app asks for beyond an ordinary page: the classes that browsers reserve, and PC/SC where there is any. */
const PERMISSIONS = {
  'cross-origin-isolated': ['self'],
  usb: ['self'],
  'usb-unrestricted': ['self'],
  'smart-card': ['self'],
};

export interface IsolatedManifestOptions {
  /** One to four numbers with dots between. */
  readonly version: string;
  /** Where an installed app looks for the next version; none: it stays as it is. */
  readonly updateUrl?: string | undefined;
}

export function isolatedManifest(dist: string, { version, updateUrl }: IsolatedManifestOptions): string {
  if (!/^\d+(\.\d+){0,3}$/.test(version)) throw new Error(`not a version of an Isolated Web App: ${version}`);
  const manifest = JSON.parse(readFileSync(join(dist, 'manifest.webmanifest'), 'utf8')) as {
    readonly icons: readonly { readonly src: string; readonly type: string }[];
  };
  return JSON.stringify({
    ...manifest,
    id: '/',
    scope: '/',
    start_url: '/',
    version,
    ...(updateUrl === undefined ? {} : { update_manifest_url: updateUrl }),
    // Chromium 156 gives up the installation on an SVG icon: "Error during icon downloading".
    icons: manifest.icons
      .filter(({ type }) => type === 'image/png')
      .map((icon) => ({ ...icon, src: `/${icon.src.replace(/^[./]+/, '')}` })),
    permissions_policy: PERMISSIONS,
  });
}
