import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { BUDGET, bundleSizes, chunkModules, entryClosure, isLater, precached } from '../../tools/size';
import { expect, test } from '@playwright/test';
import { DIST } from './support/paths';

/** What may be loaded only when it is asked for. */
const ON_DEMAND = [
  { what: 'the demo', path: /^src\/demo\// },
  { what: 'the simulator', path: /^src\/sim\// },
  { what: 'the read path', path: /^src\/(session\/create-read-card|reader\/ccid\/|card\/|pki\/)/ },
  { what: 'signing', path: /^src\/(signing\/|ui\/screens\/signing)/ },
  { what: 'the Japanese words', path: /^src\/i18n\/ja\// },
  { what: 'the English words', path: /^src\/i18n\/en\// },
];

test('the entry and the precache keep their budgets @size', () => {
  const { entryGzip, precacheGzip, files } = bundleSizes(DIST);
  const heaviest = files.slice(0, 8).map(({ url, gzip }) => `  ${gzip} ${url}`);
  process.stdout.write([`entry ${entryGzip}, precache ${precacheGzip}`, ...heaviest, ''].join('\n'));
  expect(entryGzip).toBeLessThanOrEqual(BUDGET.entryGzip);
  expect(precacheGzip).toBeLessThanOrEqual(BUDGET.precacheGzip);
  expect(entryGzip).toBeGreaterThan(0);
});

for (const { what, path } of ON_DEMAND) {
  test(`${what}: a chunk outside of the entry's static closure @size`, () => {
    const chunks = chunkModules(DIST);
    const holding = Object.keys(chunks).filter((file) => chunks[file]?.some((module) => path.test(module)));
    expect(holding, 'it is in the build').not.toEqual([]);
    const closure = entryClosure(DIST);
    expect(holding.filter((file) => closure.includes(file))).toEqual([]);
  });
}

test('every file of the build that a page can ask for is precached, aside of what few want @size', async () => {
  const files = await readdir(DIST, { recursive: true, withFileTypes: true });
  const urls = files
    .filter((file) => file.isFile())
    .map((file) => join(file.parentPath, file.name).slice(DIST.length + 1))
    .filter((url) => !isLater(url) && !/^(\.vite\/|sw\.js$|robots\.txt$|licenses\.md$|_headers$)/.test(url));
  expect([...precached(DIST)].sort()).toEqual(urls.sort());
});

test('signing is in no file of the precache, and the code for PDFs weighs 320 kB at most @size', async () => {
  const chunks = chunkModules(DIST);
  const signing = Object.keys(chunks).filter((file) =>
    chunks[file]?.some((module) => /^src\/(signing|ui\/screens\/signing|i18n\/[^/]+\/signing)/.test(module)),
  );
  expect(signing.length).toBeGreaterThan(0);
  expect(signing.filter((file) => !isLater(file))).toEqual([]);
  const all = (await readdir(join(DIST, 'assets'))).filter((name) => name.startsWith('signing'));
  expect(all.some((name) => name.startsWith('signing-pdf'))).toBe(true);
  const sizes = await Promise.all(
    all.map(async (name) => gzipSync(await readFile(join(DIST, 'assets', name)), { level: 9 }).length),
  );
  const sum = sizes.reduce((total, size) => total + size, 0);
  process.stdout.write(`signing ${sum}\n`);
  expect(sum).toBeLessThanOrEqual(320_000);
});
