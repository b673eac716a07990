import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { CSP, HEADERS, META_CSP } from '../../tools/headers.mjs';
import { nextRelease } from '../../tools/next-release';
import { serve } from '../../tools/serve.mjs';
import { isLater, precached } from '../../tools/size';
import { expect, readyForOffline, test } from './support/fixtures';
import { cachedUrls } from './support/kept';
import { DIST } from './support/paths';

const UPDATE = '新しい版にする';

test('the page, its worker and its chunks come with the production headers', async ({ request, site }) => {
  for (const path of [
    '',
    'sw.js',
    'manifest.webmanifest',
    ...(await readdir(join(DIST, 'assets'))).map((name) => `assets/${name}`),
  ]) {
    const response = await request.get(site.url + path);
    expect(response.status(), path).toBe(200);
    expect(response.headers(), path).toMatchObject(
      Object.fromEntries(Object.entries(HEADERS).map(([name, value]) => [name.toLowerCase(), value])),
    );
  }
  expect(HEADERS['Content-Security-Policy']).toBe(CSP);
});

test('everything of the build but what few want is cached at the first visit, lazy chunks included', async ({
  page,
  site,
}) => {
  await page.goto('');
  await readyForOffline(page);
  const chunks = (await readdir(join(DIST, 'assets')))
    .map((name) => `assets/${name}`)
    .filter((url) => !isLater(url));
  const cached = await cachedUrls(page);
  expect(cached).toEqual([...precached(DIST)].map((url) => site.url + url).sort());
  expect(cached).toEqual(expect.arrayContaining(chunks.map((url) => site.url + url)));
});

test('works with the network off after one visit, whatever the query', async ({ page, site, traffic }) => {
  await page.goto('');
  await readyForOffline(page);
  const heading = await page.getByRole('heading', { level: 1 }).innerText();

  traffic.offline = true;
  await site.close();
  for (const address of ['', '?from=home', '#/help']) {
    await page.goto(address);
    await page.reload();
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  }
  await page.goto('');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(heading);
  const chunks = precached(DIST).filter((url) => url.startsWith('assets/'));
  const loaded = await page.evaluate(
    (urls) => Promise.all(urls.map(async (url) => (await fetch(url)).status)),
    chunks.map((url) => site.url + url),
  );
  expect(loaded).toEqual(chunks.map(() => 200));
});

test('works from a sub-path of a host that sets no headers, under the CSP of the page', async ({
  page,
  said,
  traffic,
}) => {
  const bare = await serve({ folder: DIST, base: '/tools/kigen/', headers: {} });
  try {
    await page.goto(bare.url);
    const told = page.locator('meta[http-equiv="Content-Security-Policy"]');
    await expect(told).toHaveAttribute('content', META_CSP);
    const evaluated = await page.evaluate(() => {
      const script = document.createElement('script');
      try {
        script.text = 'globalThis.injected = true';
      } catch {
        return 'refused';
      }
      document.head.append(script);
      return 'run';
    });
    expect(evaluated).toBe('refused');
    await expect.poll(() => said).toContain('error: CSP require-trusted-types-for trusted-types-sink');
    said.length = 0;
    await readyForOffline(page);
    traffic.offline = true;
    await page.reload();
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  } finally {
    await bare.close();
  }
});

test('a new version waits, is offered, and takes over when the person asks', async ({ page, site }) => {
  await page.goto('');
  await readyForOffline(page);
  const next = await nextRelease(DIST);
  try {
    site.folder = next.folder;
    await page.reload();
    await expect(page.locator(`script[src$="${next.entry}"]`)).toHaveCount(0);
    await page.getByRole('button', { name: UPDATE }).click();
    await expect(page.locator(`script[src$="${next.entry}"]`)).toHaveCount(1);
    await expect
      .poll(() => cachedUrls(page))
      .toEqual([...precached(next.folder)].map((url) => site.url + url).sort());
  } finally {
    await rm(next.folder, { recursive: true });
  }
});

test('a new version whose installation began before the page registered is offered too', async ({
  page,
  site,
}) => {
  await page.goto('');
  await readyForOffline(page);
  const next = await nextRelease(DIST);
  try {
    site.folder = next.folder;
    // What the browser does by itself at a navigation, at the moment that Workbox would miss.
    await page.addInitScript(() => {
      const { serviceWorker } = navigator;
      const register = serviceWorker.register.bind(serviceWorker);
      serviceWorker.register = async (script, options) => {
        const registration = await serviceWorker.getRegistration();
        const found = new Promise((resolve) => registration?.addEventListener('updatefound', resolve));
        await Promise.all([registration?.update(), found]);
        return register(script, options);
      };
    });
    await page.reload();
    await page.getByRole('button', { name: UPDATE }).click();
    await expect(page.locator(`script[src$="${next.entry}"]`)).toHaveCount(1);
  } finally {
    await rm(next.folder, { recursive: true });
  }
});

test('a tab that did not ask keeps its version and all its files until it is gone', async ({
  page,
  context,
  site,
}) => {
  await page.goto('');
  await readyForOffline(page);
  const other = await context.newPage();
  await other.goto('');
  const next = await nextRelease(DIST);
  try {
    site.folder = next.folder;
    await page.reload();
    await page.getByRole('button', { name: UPDATE }).click();
    await expect(page.locator(`script[src$="${next.entry}"]`)).toHaveCount(1);

    const old = precached(DIST).filter((url) => url.startsWith('assets/'));
    const served = await other.evaluate(
      (urls) => Promise.all(urls.map(async (url) => (await fetch(url)).status)),
      old.map((url) => site.url + url),
    );
    expect(served).toEqual(old.map(() => 200));

    await other.close();
    await page.reload();
    await expect
      .poll(() => cachedUrls(page))
      .toEqual([...precached(next.folder)].map((url) => site.url + url).sort());
  } finally {
    await rm(next.folder, { recursive: true });
  }
});
