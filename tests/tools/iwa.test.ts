import { generateKeyPairSync, sign } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { signedBundle, updateManifest } from '../../tools/build-iwa/bundle';
import { keyFile, loadKey } from '../../tools/build-iwa/key';
import { isolatedManifest } from '../../tools/build-iwa/manifest';
import { CSP } from '../../tools/headers.mjs';
import { base32, decodeCbor, takeApart } from './support/signed-web-bundle';

const folder = mkdtempSync(join(tmpdir(), 'kigen-iwa-'));
const dist = join(folder, 'dist');
mkdirSync(join(dist, 'assets'), { recursive: true });
mkdirSync(join(dist, '.vite'));
cpSync(join(import.meta.dirname, '../../public'), dist, { recursive: true });
writeFileSync(join(dist, 'index.html'), '<!doctype html><title>期限</title>');
writeFileSync(join(dist, '_headers'), 'for a web host');
writeFileSync(join(dist, '.vite/manifest.json'), '{}');
// Longer than 65,535 octets: the lengths take the CBOR forms of one, two and four octets.
writeFileSync(join(dist, 'assets/main-abc.js'), `// ${'x'.repeat(70_000)}`);
afterAll(() => rmSync(folder, { recursive: true }));

const { privateKey: key } = generateKeyPairSync('ed25519');
const { id, origin, octets } = await signedBundle(dist, { key, version: '1.2.3' });
const taken = takeApart(octets);

describe('the Signed Web Bundle, by a reader that did not write it', () => {
  test('the signature of the integrity block verifies under the key beside it', () => {
    expect(taken.isSigned).toBe(true);
  });

  test.each(['the bundle', 'the block'])('one changed bit in %s breaks the signature', (where) => {
    const changed = Buffer.from(octets);
    const at = where === 'the bundle' ? changed.indexOf('// xxx') + 10 : changed.indexOf(taken.id);
    changed[at]! ^= 1;
    expect(takeApart(changed).isSigned).toBe(false);
  });

  test('the bundle id is the key in base 32 with the suffix of Ed25519, and the origin is made of it', () => {
    expect(taken.id).toBe(base32(Buffer.concat([taken.publicKey, Buffer.from([0, 1, 2])])));
    expect([id, origin]).toEqual([taken.id, `isolated-app://${taken.id}/`]);
    const signature = sign(null, Buffer.from('one'), key);
    expect(signature).toHaveLength(64);
  });

  test('every response carries the CSP of the page and is isolated from other origins', () => {
    for (const { headers } of taken.responses.values()) {
      expect(headers.get('content-security-policy')).toBe(CSP);
      expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
      expect(headers.get('cross-origin-embedder-policy')).toBe('require-corp');
      expect(headers.get(':status')).toBe('200');
    }
  });

  test('it holds the files of the build as they are, the start page also under the bare origin', () => {
    const body = (path: string): Buffer | undefined => taken.responses.get(`${origin}${path}`)?.body;
    expect(body('assets/main-abc.js')).toEqual(readFileSync(join(dist, 'assets/main-abc.js')));
    expect(body('')).toEqual(body('index.html'));
    expect(taken.responses.get(`${origin}assets/main-abc.js`)?.headers.get('content-type')).toMatch(
      /^text\/javascript/,
    );
  });

  test('what serves web hosts and our own checks stays out', () => {
    const paths = [...taken.responses.keys()].map((url) => url.slice(origin.length));
    expect(paths.filter((path) => /^(_|\.vite|robots)/.test(path))).toEqual([]);
  });

  test('the manifest asks for reserved classes and for PC/SC, names its version and has a large PNG icon', () => {
    const manifest = JSON.parse(
      taken.responses.get(`${origin}.well-known/manifest.webmanifest`)!.body.toString(),
    ) as Record<string, unknown> & { icons: { src: string; sizes: string; type: string }[] };
    expect(manifest).toMatchObject({
      id: '/',
      start_url: '/',
      version: '1.2.3',
      permissions_policy: {
        usb: ['self'],
        'usb-unrestricted': ['self'],
        'smart-card': ['self'],
        'cross-origin-isolated': ['self'],
      },
    });
    const large = manifest.icons.filter(({ type, sizes }) => type === 'image/png' && parseInt(sizes) >= 144);
    expect(large.length).toBeGreaterThan(0);
    for (const { src } of manifest.icons) expect(taken.responses.has(origin + src.slice(1))).toBe(true);
  });

  test('the same build and key give the same octets', async () => {
    expect((await signedBundle(dist, { key, version: '1.2.3' })).octets).toEqual(octets);
  });
});

test('the update manifest names the bundle of its version', () => {
  expect(JSON.parse(updateManifest('1.2.3'))).toEqual({
    versions: [{ version: '1.2.3', src: 'kigen-1.2.3.swbn' }],
  });
});

test('an update manifest is named only where there is one, and a version that no browser takes is refused', () => {
  const updateUrl = 'https://apps.example.lg.jp/update.json';
  expect(JSON.parse(isolatedManifest(dist, { version: '1', updateUrl }))).toMatchObject({
    update_manifest_url: updateUrl,
  });
  expect(isolatedManifest(dist, { version: '1' })).not.toContain('update_manifest_url');
  expect(() => isolatedManifest(dist, { version: '1.0.0-beta' })).toThrow('not a version');
});

test('the development key is made once, for its owner alone, outside of the repository', () => {
  const file = keyFile({ XDG_CONFIG_HOME: folder });
  expect(file).toBe(join(folder, 'kigen/iwa-development.pem'));
  expect(keyFile({})).not.toContain(join(import.meta.dirname, '../..'));
  const made = loadKey(file);
  const again = loadKey(file);
  expect([made.isNew, again.isNew]).toEqual([true, false]);
  expect(again.key.equals(made.key)).toBe(true);
  expect(statSync(file).mode & 0o077).toBe(0);
});

test.each([
  ['1903e8', 1000],
  ['1b000000e8d4a51000', 1_000_000_000_000],
  ['6449455446', 'IETF'],
  ['8301820203820405', [1, [2, 3], [4, 5]]],
])('the reader decodes %s as RFC 8949, appendix A says', (hex, value) => {
  expect(decodeCbor(Buffer.from(hex, 'hex'), 0).value).toEqual(value);
});
