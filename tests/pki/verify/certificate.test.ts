import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { type Bytes, bytes } from '../../../src/bytes';
import { splitSigned } from '../../../src/pki/verify/signature';
import { authorityKeyId, holderName, name, toPem } from '../../support/certificates';
import { printable } from '../../support/der';
import { runs, SEED } from '../../support/proof';
import { AUTHORITY_CASES } from './cases-authority';
import { PROFILE_CASES } from './cases-profile';
import { SIGNER_CASES } from './cases-signer';
import * as world from './world';
import { authExtensions, authLeaf, judge, signLeaf } from './world';

const folder = mkdtempSync(join(tmpdir(), 'kigen-path-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Whether `openssl verify` takes the path, at the leaf's first instant, as ours is judged. */
function opensslAccepts(leaf: Bytes, anchors: readonly Bytes[], at: string, own?: Bytes): boolean {
  const write = (file: string, ...ders: readonly Bytes[]): string => {
    writeFileSync(join(folder, file), ders.map(toPem).join(''));
    return join(folder, file);
  };
  const args = ['verify', '-x509_strict', '-check_ss_sig', '-attime', String(Date.parse(at) / 1000)];
  args.push('-CAfile', write('anchors.pem', ...anchors));
  if (own !== undefined) args.push('-untrusted', write('own.pem', own));
  args.push(write('leaf.pem', leaf));
  try {
    execFileSync('openssl', args, { stdio: 'pipe' });
    return true;
  } catch {
    return false;
  }
}

const AT = '2024-02-18T00:00:00Z';
const flip = (der: Bytes, at: number, bit = 1): Bytes =>
  der.map((octet, i) => (i === at ? octet ^ bit : octet));

const CASES = [...SIGNER_CASES, ...AUTHORITY_CASES, ...PROFILE_CASES];

describe('the rejection matrix: a certificate …', () => {
  for (const { title, verdict, reason, leaf, options, openssl } of CASES) {
    it(`${title}: ${verdict}, ${reason}`, async () => {
      expect(await judge(leaf, options)).toMatchObject({ verdict, reason });
      if (openssl === undefined) return;
      const anchors = (options?.anchors ?? world.ANCHORS_OF_TEST).map(({ certificate }) => certificate.raw);
      expect(opensslAccepts(leaf, anchors, AT, options?.own)).toBe(openssl);
    });
  }

  it('an accepted one says whose key it ended at', async () => {
    expect(await judge(authLeaf())).toEqual({
      verdict: 'as-expected',
      reason: 'signed',
      authority: 'authca-test',
      hierarchy: 'production',
    });
  });

  it('finds the issuer by its key among generations of one name', async () => {
    const second = world.authority(world.strangerKey, world.authName);
    const anchors = [...world.ANCHORS_OF_TEST, world.anchor('authca-second', 'authentication', second)];
    const leaf = authLeaf({
      signer: world.strangerKey,
      extensions: authExtensions({ authorityKeyId: authorityKeyId(world.strangerKey.keyId) }),
    });
    expect(await judge(leaf, { anchors })).toMatchObject({
      verdict: 'as-expected',
      authority: 'authca-second',
    });
  });
});

describe('an altered certificate', () => {
  const leaf = authLeaf();
  const own = world.authAuthority;
  const { tbs } = splitSigned(leaf)!;
  const start = Buffer.from(leaf).indexOf(tbs);

  it('is altered by one bit in any signed byte', async () => {
    const step = Math.max(1, Math.floor(tbs.length / runs(160, tbs.length)));
    for (let at = 0; at < tbs.length; at += step) {
      expect(await judge(flip(leaf, start + at, 1 << (at % 8)), { own }), `byte ${at}`).toMatchObject({
        verdict: 'altered',
      });
    }
  });

  it('is altered by one bit of the algorithm beside its signature, which nothing signs (RFC 5280, 4.1.1.2)', async () => {
    const end = start + tbs.length;
    for (let at = end; at < end + 15; at += 1) {
      for (const bit of [1, 8, 128])
        expect(await judge(flip(leaf, at, bit)), `byte ${at}`).toMatchObject({ verdict: 'altered' });
    }
  });

  it('is altered by one bit of its signature', async () => {
    for (const at of [1, 100, 255]) {
      expect(await judge(flip(leaf, leaf.length - at), { own })).toMatchObject({
        verdict: 'altered',
        reason: 'signature',
      });
    }
  });

  it('is never accepted and never an untyped error, however it is damaged (property)', async () => {
    const verdicts = new Map<string, number>();
    const damage = fc.record({
      at: fc.nat(leaf.length - 1),
      kind: fc.constantFrom('set', 'cut', 'insert', 'repeat'),
      octet: fc.nat(255),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(damage, { minLength: 1, maxLength: 3 }), async (steps) => {
        const damaged = steps.reduce<Bytes>((der, { at, kind, octet }) => mutate(der, at, kind, octet), leaf);
        fc.pre(!(damaged.length === leaf.length && damaged.every((value, i) => value === leaf[i])));
        const { verdict } = await judge(damaged, { own });
        expect(verdict).not.toBe('as-expected');
        verdicts.set(verdict, (verdicts.get(verdict) ?? 0) + 1);
      }),
      { numRuns: runs(2000, 100_000), seed: SEED },
    );
    const told = [...verdicts].sort().map(([verdict, count]) => `${verdict} ${count}`);
    process.stdout.write(`mutated certificates: ${told.join(', ')}\n`);
  }, 3_600_000);
});

function mutate(der: Bytes, at: number, kind: string, octet: number): Bytes {
  switch (kind) {
    case 'set':
      return der.map((value, i) => (i === at ? octet : value));
    case 'cut':
      return der.slice(0, at);
    case 'insert':
      return Uint8Array.from([...der.slice(0, at), octet, ...der.slice(at)]);
    default:
      return Uint8Array.from([...der.slice(0, at), ...der.slice(at), ...der.slice(at)]);
  }
}

it('the maker of these certificates writes what openssl reads', () => {
  expect(holderName).toEqual(name(['2.5.4.6', 'JP'], ['2.5.4.3', '0123456789ABCDEFGH1234A']));
  writeFileSync(join(folder, 'one.pem'), toPem(signLeaf()));
  const text = execFileSync('openssl', [
    'x509',
    '-in',
    join(folder, 'one.pem'),
    '-noout',
    '-text',
  ]).toString();
  expect(text).toContain('Digital Signature, Non Repudiation');
  expect(text).toContain('othername: 1.2.392.200149.8.5.5.1::');
  expect(printable('JP')).toEqual(bytes(0x13, 2, 0x4a, 0x50));
});
