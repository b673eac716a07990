import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { digestOf } from '../../src/signing';
import { authorityFile, press, signing, wholeDesk } from './desk';
import { folder, judge } from './programs';

it('the .p7s of a file passes openssl cms -verify -cades', async () => {
  const at = folder();
  const text = new Blob(['A letter.\n'.repeat(300_000)], { type: 'text/plain' });
  const desk = await wholeDesk();
  const digest = await digestOf(text);
  const documents = signing([{ kind: 'cades', digest }], { at: desk.clock.now() });
  await press(desk, documents);
  expect(desk.whole.sign.snapshot.error).toBeUndefined();
  const [signed] = documents.signed;
  writeFileSync(join(at, 'a.txt'), Buffer.from(await text.arrayBuffer()));
  writeFileSync(join(at, 'a.p7s'), signed!);
  const told = judge(
    'openssl',
    'cms',
    '-verify',
    '-cades',
    '-inform',
    'DER',
    '-in',
    join(at, 'a.p7s'),
    '-content',
    join(at, 'a.txt'),
    '-binary',
    '-CAfile',
    await authorityFile(at),
    '-purpose',
    'any',
    '-attime',
    String(Math.floor(desk.clock.now() / 1000)),
    '-out',
    '/dev/null',
  );
  expect(told.said).toContain('Verification successful');
  expect(told.ok).toBe(true);
});
