/** The licences of what the workers bundle: Vite's own list has the page's packages alone. */
import { appendFileSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const LIST = 'licenses.md';

/** Folders of packages in builds that end before there is a list to add them to. */
const noted = new Set();

/**
 * For a worker's build: notes its packages.
 * @returns {import('vite').Plugin}
 */
export function noteLicences() {
  return {
    name: 'kigen-note-licences',
    generateBundle: (_options, bundle) => packagesOf(bundle).forEach((folder) => noted.add(folder)),
  };
}

/**
 * For the page's build, which ends after its workers', and the service worker's: adds what is not in the list yet.
 * @returns {import('vite').Plugin}
 */
export function addLicences() {
  return {
    name: 'kigen-add-licences',
    apply: 'build',
    writeBundle: {
      order: 'post',
      handler: ({ dir = '' }, bundle) => {
        const list = join(dir, LIST);
        const told = readFileSync(list, 'utf8');
        const licences = new Map([...noted, ...packagesOf(bundle)].map(licenceOf));
        for (const [heading, text] of licences) {
          if (!told.includes(heading)) appendFileSync(list, `\n${heading}\n\n${text}\n`);
        }
      },
    },
  };
}

/**
 * @param {import('vite').Rolldown.OutputBundle} bundle
 * @returns {readonly string[]}
 */
function packagesOf(bundle) {
  return Object.values(bundle).flatMap((file) =>
    file.type === 'chunk'
      ? file.moduleIds.flatMap((id) => /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+/.exec(id)?.[0] ?? [])
      : [],
  );
}

/**
 * In the form of Vite's list; a package without a text of its own is told with its licence's name and its address.
 * @param {string} folder
 * @returns {readonly [heading: string, text: string]}
 */
function licenceOf(folder) {
  const {
    name,
    version,
    license,
    homepage = '',
  } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const file = readdirSync(folder).find((one) => /^licen[cs]e/i.test(one));
  const text = file === undefined ? homepage : readFileSync(join(folder, file), 'utf8');
  return [`## ${name} - ${version} (${license})`, text.trim()];
}
