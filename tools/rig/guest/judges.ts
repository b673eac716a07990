/** Judges of the simulator: pcscd with libccid, OpenSC's own driver for this card, and openssl. */
import { readFile, writeFile } from 'node:fs/promises';
import { toHex } from '../../../src/bytes';
import { type DemoCard, DEMO_PINS } from '../../../src/sim';
import type { ReaderModelName } from '../../../src/sim/readers';
import { type Check, type Group, expect } from './check';
import { complaints, startPcscd } from './pcsc';
import { ask, insist } from './shell';
import { SHARE, setStage } from './stage';

/** EF identifiers of the JPKI application that OpenSC reads or counts. */
const EF = { authenticationPin: 0x18, signaturePin: 0x1b };
const MESSAGE = '/tmp/message';

export const judges: readonly Group[] = (['short', 'extended', 't1', 't0', 'manual'] as const).map(
  (level) => ({
    name: `judges ${level}`,
    run: (check) => judge(level, check),
  }),
);

async function judge(level: ReaderModelName, check: Check): Promise<void> {
  await using stage = await setStage(level);
  await using pcscd = await startPcscd(`${SHARE}/pcscd-${level}.log`);
  const { card } = stage;
  const { atr = card.atr } = stage.model;

  await check('libccid accepts the reader and powers the card', async () => {
    const { text } = await ask('opensc-tool', ['--atr']);
    const hex = toHex(atr).toLowerCase();
    expect(text.replaceAll(':', '').startsWith(hex), `the ATR is ${hex}, but: ${text}`);
    const [, name = ''] = /Using reader with a card: (.*)/.exec(text) ?? [];
    return `${name}, ATR ${hex}`;
  });

  await check('OpenSC recognises the card', async () => {
    const { text } = await ask('opensc-tool', ['--name']);
    const [name = ''] = text.split('\n');
    expect(name === 'jpki', text);
    return name;
  });

  await check('OpenSC lists four certificates and two PIN counters', async () => {
    const text = await insist('pkcs15-tool', '--list-certificates', '--list-pins');
    const names = [...text.matchAll(/X\.509 Certificate \[(.*)\]/g)].map(([, name]) => name);
    expect(names.length === 4, `certificates: ${names.join(', ')}`);
    const counters = countersIn(text);
    expect(counters === countersOf(card), `told ${counters}, the card holds ${countersOf(card)}`);
    return `${names.join(', ')}; tries left ${counters}`;
  });

  await check('openssl reads the certificates that OpenSC read, and their chains', async () => {
    const chain = async (leaf: string, ca: string, ...pin: readonly string[]): Promise<string> => {
      const file = await certificate(leaf, ...pin);
      return insist('openssl', 'verify', '-x509_strict', '-CAfile', await certificate(ca), file);
    };
    const told = [await chain('01', '03'), await chain('02', '04', ...signaturePin())];
    return told.join('; ');
  });

  await check('a wrong PIN is refused, and the counter falls by one', async () => {
    const before = card.tries('jpki', EF.authenticationPin);
    const wrong = await ask('pkcs11-tool', ['--login', '--pin', '0000', '--list-objects']);
    expect(!wrong.ok && wrong.text.includes('CKR_PIN_INCORRECT'), wrong.text);
    const counters = countersIn(await insist('pkcs15-tool', '--list-pins'));
    expect(counters.startsWith(`${before - 1} `), `${before} tries before, then told: ${counters}`);
    return `CKR_PIN_INCORRECT; tries left ${counters}`;
  });

  await check('OpenSC signs with the authentication key, openssl verifies', () =>
    sign(DEMO_PINS.authentication, '0', '01'),
  );
  await check('OpenSC signs with the signature key, openssl verifies', () =>
    sign(DEMO_PINS.signature, '1', '02', ...signaturePin()),
  );

  await check('libccid and pcscd have nothing to complain of', async () => {
    const found = complaints(await pcscd.log());
    expect(found.length === 0, found.join(' / '));
    return 'no error, failure or bogus firmware in the debug log';
  });
}

async function sign(pin: string, slot: string, id: string, ...toRead: readonly string[]): Promise<string> {
  await writeFile(MESSAGE, 'a message to sign');
  const signature = `/tmp/signature-${id}`;
  await insist(
    'pkcs11-tool',
    ...['--slot-index', slot, '--login', '--pin', pin, '--sign', '--id', id],
    ...['--mechanism', 'SHA256-RSA-PKCS', '--input-file', MESSAGE, '--output-file', signature],
  );
  const key = '/tmp/key.pem';
  const file = await certificate(id, ...toRead);
  await insist('openssl', 'x509', '-in', file, '-pubkey', '-noout', '-out', key);
  return insist('openssl', 'dgst', '-sha256', '-verify', key, '-signature', signature, MESSAGE);
}

/** Has OpenSC read a certificate into a PEM file. */
async function certificate(id: string, ...pin: readonly string[]): Promise<string> {
  const file = `/tmp/certificate-${id}.pem`;
  await insist('pkcs15-tool', '--read-certificate', id, '--output', file, ...pin);
  expect((await readFile(file, 'latin1')).includes('BEGIN CERTIFICATE'), `no certificate ${id}`);
  return file;
}

function signaturePin(): string[] {
  return ['--verify-pin', '--auth-id', '02', '--pin', DEMO_PINS.signature];
}

function countersIn(text: string): string {
  return [...text.matchAll(/Tries left\s*: (\d+)/g)].map(([, left]) => left).join(' and ');
}

function countersOf(card: DemoCard): string {
  return [EF.authenticationPin, EF.signaturePin].map((ef) => card.tries('jpki', ef)).join(' and ');
}
