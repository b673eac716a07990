/** Judges of the simulator: pcscd with libccid, OpenSC's own driver for this card, and openssl. */
import { readFile, writeFile } from 'node:fs/promises';
import { toHex } from '../../../src/bytes';
import { type DemoCard, DEMO_PINS } from '../../../src/sim';
import type { ReaderModelName } from '../../../src/sim/readers';
import { type Check, type Group, expect } from './check';
import { type Pcscd, complaints, startPcscd } from './pcsc';
import { ask, insist } from './shell';
import { SHARE, type Stage, setStage } from './stage';

/** EF identifiers of the JPKI application that OpenSC reads or counts. */
const EF = { authenticationPin: 0x18, signaturePin: 0x1b };
const MESSAGE = '/tmp/message';

/** Every level is accepted and works; the case by case of it at the level of the readers sold for this card. */
const LEVELS = ['short', 'extended', 't0', 'manual'] as const;

export const judges: Group = {
  name: 'judges',
  run: async (check) => {
    await oneByOne(check);
    for (const level of LEVELS) {
      await check(`${level}: libccid accepts, OpenSC reads, refuses and signs, openssl verifies`, () =>
        withJudges(level, async (stage, pcscd) => {
          const said = [await accept(stage), await recognise(), await list(stage.card), await chains()];
          said.push(await refuse(stage.card), await sign('01'), await sign('02'), await complaintless(pcscd));
          return said.join('; ');
        }),
      );
    }
  },
};

async function oneByOne(check: Check): Promise<void> {
  await withJudges('t1', async (stage, pcscd) => {
    const { card } = stage;
    await check('libccid accepts the reader and powers the card', () => accept(stage));
    await check('OpenSC recognises the card', recognise);
    await check('OpenSC lists four certificates and two PIN counters', () => list(card));
    await check('openssl accepts the chains of the certificates that OpenSC read', chains);
    await check('a wrong PIN is refused, and the counter falls by one', () => refuse(card));
    await check('OpenSC signs with the authentication key, openssl verifies', () => sign('01'));
    await check('OpenSC signs with the signature key, openssl verifies', () => sign('02'));
    await check('libccid and pcscd have nothing to complain of', () => complaintless(pcscd));
  });
}

async function withJudges<T>(
  level: ReaderModelName,
  run: (stage: Stage, pcscd: Pcscd) => Promise<T>,
): Promise<T> {
  await using stage = await setStage(level);
  await using pcscd = await startPcscd(`${SHARE}/pcscd-${level}.log`);
  return await run(stage, pcscd);
}

async function accept({ card, model: { atr = card.atr } }: Stage): Promise<string> {
  const { text } = await ask('opensc-tool', ['--atr']);
  const hex = toHex(atr).toLowerCase();
  expect(text.replaceAll(':', '').startsWith(hex), `the ATR is ${hex}, but: ${text}`);
  const [, name = ''] = /Using reader with a card: (.*)/.exec(text) ?? [];
  return `${name}, ATR ${hex}`;
}

async function recognise(): Promise<string> {
  const { text } = await ask('opensc-tool', ['--name']);
  const [name = ''] = text.split('\n');
  expect(name === 'jpki', text);
  return name;
}

async function list(card: DemoCard): Promise<string> {
  const text = await insist('pkcs15-tool', '--list-certificates', '--list-pins');
  const names = [...text.matchAll(/X\.509 Certificate \[(.*)\]/g)].map(([, name]) => name);
  expect(names.length === 4, `certificates: ${names.join(', ')}`);
  const counters = countersIn(text);
  expect(counters === countersOf(card), `told ${counters}, the card holds ${countersOf(card)}`);
  return `${names.join(', ')}; tries left ${counters}`;
}

async function chains(): Promise<string> {
  const chain = async (leaf: KeyId, ca: string): Promise<string> => {
    const file = await certificate(leaf, KEYS[leaf].toRead);
    return insist('openssl', 'verify', '-x509_strict', '-CAfile', await certificate(ca, []), file);
  };
  return [await chain('01', '03'), await chain('02', '04')].join('; ');
}

async function refuse(card: DemoCard): Promise<string> {
  const before = card.tries('jpki', EF.authenticationPin);
  const wrong = await ask('pkcs11-tool', ['--login', '--pin', '0000', '--list-objects']);
  expect(!wrong.ok && wrong.text.includes('CKR_PIN_INCORRECT'), wrong.text);
  const counters = countersIn(await insist('pkcs15-tool', '--list-pins'));
  expect(counters.startsWith(`${before - 1} `), `${before} tries before, then told: ${counters}`);
  return `CKR_PIN_INCORRECT; tries left ${counters}`;
}

async function complaintless(pcscd: Pcscd): Promise<string> {
  const found = complaints(await pcscd.log());
  expect(found.length === 0, found.join(' / '));
  return 'no error, failure or bogus firmware in the debug log';
}

/** The card's keys by OpenSC's identifiers, with what opens them and what reads their certificate. */
const KEYS = {
  '01': { pin: DEMO_PINS.authentication, slot: '0', toRead: [] },
  '02': {
    pin: DEMO_PINS.signature,
    slot: '1',
    toRead: ['--verify-pin', '--auth-id', '02', '--pin', DEMO_PINS.signature],
  },
} as const;
type KeyId = keyof typeof KEYS;

async function sign(id: KeyId): Promise<string> {
  const { pin, slot, toRead } = KEYS[id];
  await writeFile(MESSAGE, 'a message to sign');
  const signature = `/tmp/signature-${id}`;
  await insist(
    'pkcs11-tool',
    ...['--slot-index', slot, '--login', '--pin', pin, '--sign', '--id', id],
    ...['--mechanism', 'SHA256-RSA-PKCS', '--input-file', MESSAGE, '--output-file', signature],
  );
  const key = '/tmp/key.pem';
  await insist('openssl', 'x509', '-in', await certificate(id, toRead), '-pubkey', '-noout', '-out', key);
  return insist('openssl', 'dgst', '-sha256', '-verify', key, '-signature', signature, MESSAGE);
}

/** Has OpenSC read a certificate into a PEM file. */
async function certificate(id: string, pin: readonly string[]): Promise<string> {
  const file = `/tmp/certificate-${id}.pem`;
  await insist('pkcs15-tool', '--read-certificate', id, '--output', file, ...pin);
  expect((await readFile(file, 'latin1')).includes('BEGIN CERTIFICATE'), `no certificate ${id}`);
  return file;
}

function countersIn(text: string): string {
  return [...text.matchAll(/Tries left\s*: (\d+)/g)].map(([, left]) => left).join(' and ');
}

function countersOf(card: DemoCard): string {
  return [EF.authenticationPin, EF.signaturePin].map((ef) => card.tries('jpki', ef)).join(' and ');
}
