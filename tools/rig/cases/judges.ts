/** Judges of the simulator: pcscd with libccid, OpenSC's own driver for this card, and openssl. */
import { createHash } from 'node:crypto';
import { toHex } from '../../../src/bytes';
import { type DemoCard, DEMO_PINS } from '../../../src/sim';
import { READER_MODELS, type ReaderModel, type ReaderModelName } from '../../../src/sim/readers';
import type { Guest } from '../host/agent';
import { type Check, type Group, type Rig, expect } from './check';
import { countersIn, publicKeyOf, readCertificate, SIGNATURE_PIN, writeBytes } from './opensc';
import { type Pcscd, complaints, startPcscd } from './pcsc';
import { setStage } from './stage';

/** EF identifiers of the JPKI application that OpenSC reads or counts. */
const EF = { authenticationPin: 0x18, signaturePin: 0x1b };
const MESSAGE = 'a message to sign';
const MESSAGE_FILE = '/tmp/message';
const SIGNATURE_FILE = '/tmp/signature';

/** Every level is accepted and works; the case by case of it at the level of the readers sold for this card. */
const LEVELS = ['short', 'extended', 't0', 'manual'] as const;

export const judges: Group = {
  name: 'judges',
  run: async (check, rig) => {
    const { guest } = rig;
    await oneByOne(check, rig);
    for (const level of LEVELS) {
      await check(`${level}: libccid accepts, OpenSC reads, refuses and signs, openssl verifies`, () =>
        withJudges(rig, level, async (card, pcscd) => {
          const said = [await accept(guest, card, level), await recognise(guest), await list(guest, card)];
          const signs = level === 't0' ? signByCommands : sign;
          said.push(await chains(guest), await refuse(guest, card));
          said.push(await signs(guest, '01'), await signs(guest, '02'), await complaintless(pcscd));
          return said.join('; ');
        }),
      );
    }
  },
};

async function oneByOne(check: Check, rig: Rig): Promise<void> {
  const { guest } = rig;
  await withJudges(rig, 't1', async (card, pcscd) => {
    await check('libccid accepts the reader and powers the card', () => accept(guest, card, 't1'));
    await check('OpenSC recognises the card', () => recognise(guest));
    await check('OpenSC lists four certificates and two PIN counters', () => list(guest, card));
    await check('openssl accepts the chains of the certificates that OpenSC read', () => chains(guest));
    await check('a wrong PIN is refused, and the counter falls by one', () => refuse(guest, card));
    await check('OpenSC signs with the authentication key, openssl verifies', () => sign(guest, '01'));
    await check('OpenSC signs with the signature key, openssl verifies', () => sign(guest, '02'));
    await check('libccid and pcscd have nothing to complain of', async () => {
      // Of a connection at the least, should no other case have made one.
      await guest.ask('opensc-tool', '--atr');
      return complaintless(pcscd);
    });
  });
}

async function withJudges<T>(
  { guest, folder }: Rig,
  level: ReaderModelName,
  run: (card: DemoCard, pcscd: Pcscd) => Promise<T>,
): Promise<T> {
  await using stage = await setStage(guest, level);
  await using pcscd = await startPcscd(guest, `${folder}/pcscd-${level}.log`);
  return await run(stage.card, pcscd);
}

async function accept(guest: Guest, card: DemoCard, level: ReaderModelName): Promise<string> {
  const { atr = card.atr }: ReaderModel = READER_MODELS[level];
  const { text } = await guest.ask('opensc-tool', '--atr');
  const hex = toHex(atr).toLowerCase();
  expect(text.replaceAll(':', '').startsWith(hex), `the ATR is ${hex}, but: ${text}`);
  const [, name = ''] = /Using reader with a card: (.*)/.exec(text) ?? [];
  return `${name}, ATR ${hex}`;
}

async function recognise(guest: Guest): Promise<string> {
  const { text } = await guest.ask('opensc-tool', '--name');
  const [name = ''] = text.split('\n');
  expect(name === 'jpki', text);
  return name;
}

async function list(guest: Guest, card: DemoCard): Promise<string> {
  const text = await guest.insist('pkcs15-tool', '--list-certificates', '--list-pins');
  const names = [...text.matchAll(/X\.509 Certificate \[(.*)\]/g)].map(([, name]) => name);
  expect(names.length === 4, `certificates: ${names.join(', ')}`);
  const counters = countersIn(text);
  expect(counters === countersOf(card), `told ${counters}, the card holds ${countersOf(card)}`);
  return `${names.join(', ')}; tries left ${counters}`;
}

async function chains(guest: Guest): Promise<string> {
  const chain = async (leaf: KeyId, ca: string): Promise<string> => {
    const file = await readCertificate(guest, leaf, KEYS[leaf].toRead);
    return guest.insist(
      'openssl',
      'verify',
      '-x509_strict',
      '-CAfile',
      await readCertificate(guest, ca),
      file,
    );
  };
  return [await chain('01', '03'), await chain('02', '04')].join('; ');
}

async function refuse(guest: Guest, card: DemoCard): Promise<string> {
  const before = card.tries('jpki', EF.authenticationPin);
  const wrong = await guest.ask('pkcs11-tool', '--login', '--pin', '0000', '--list-objects');
  expect(!wrong.ok && wrong.text.includes('CKR_PIN_INCORRECT'), wrong.text);
  const counters = countersIn(await guest.insist('pkcs15-tool', '--list-pins'));
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
  '01': { pin: DEMO_PINS.authentication, slot: '0', pinFile: '0018', keyFile: '0017', toRead: [] },
  '02': {
    pin: DEMO_PINS.signature,
    slot: '1',
    pinFile: '001B',
    keyFile: '001A',
    toRead: SIGNATURE_PIN,
  },
} as const;
type KeyId = keyof typeof KEYS;

async function sign(guest: Guest, id: KeyId): Promise<string> {
  const { pin, slot } = KEYS[id];
  await guest.write(MESSAGE_FILE, MESSAGE);
  await guest.insist(
    'pkcs11-tool',
    ...['--slot-index', slot, '--login', '--pin', pin, '--sign', '--id', id],
    ...['--mechanism', 'SHA256-RSA-PKCS', '--input-file', MESSAGE_FILE, '--output-file', SIGNATURE_FILE],
  );
  return verify(guest, id);
}

/** RFC 8017, 9.2, note 1: the DER of a DigestInfo of SHA-256 before its 32 octets. */
const DIGEST_INFO = '3031300D060960864801650304020105000420';

/**
 * At T=0 the answer to a command with data waits for GET RESPONSE (ISO/IEC 7816-3, 12.2.4). OpenSC 0.23's driver for
 * this card sends COMPUTE DIGITAL SIGNATURE with `le = 0`, which its transport takes for "no answer wanted", and hands on
 * what was in its buffer. So its transport gets the commands one by one, with an Le, and does fetch the answer.
 */
async function signByCommands(guest: Guest, id: KeyId): Promise<string> {
  const { pin, pinFile, keyFile } = KEYS[id];
  await guest.write(MESSAGE_FILE, MESSAGE);
  const input = DIGEST_INFO + createHash('sha256').update(MESSAGE).digest('hex');
  const commands = [
    '00A4040C0AD392F000260100000001',
    `00A4020C02${pinFile}`,
    `00200080${octet(pin.length)}${Buffer.from(pin).toString('hex')}`,
    `00A4020C02${keyFile}`,
    `802A0080${octet(input.length / 2)}${input}00`,
  ];
  const text = await guest.insist('opensc-tool', ...commands.flatMap((command) => ['--send-apdu', command]));
  const answers = text.split('Received (');
  expect(
    answers.length === 6 && answers.slice(1).every((answer) => answer.startsWith('SW1=0x90, SW2=0x00')),
    text,
  );
  // Up to 16 octets in a line, then the same as characters.
  const lines = [...(answers.at(-1) ?? '').matchAll(/^((?:[0-9A-F]{2} ){1,16})/gm)].map(([, line]) => line);
  await writeBytes(guest, SIGNATURE_FILE, Buffer.from(lines.join('').replaceAll(' ', ''), 'hex'));
  return verify(guest, id);
}

const octet = (value: number): string => value.toString(16).padStart(2, '0');

/** Has openssl hold the signature against the key of the card's certificate. */
async function verify(guest: Guest, id: KeyId): Promise<string> {
  const key = await publicKeyOf(guest, await readCertificate(guest, id, KEYS[id].toRead));
  return guest.insist(
    'openssl',
    'dgst',
    '-sha256',
    '-verify',
    key,
    '-signature',
    SIGNATURE_FILE,
    MESSAGE_FILE,
  );
}

function countersOf(card: DemoCard): string {
  return [EF.authenticationPin, EF.signaturePin].map((ef) => card.tries('jpki', ef)).join(' and ');
}
