/** Documents: signed in the guest's Chromium for openssl and poppler, and signed by OpenSC for our page. */
import { createHash } from 'node:crypto';
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Bytes } from '../../../src/bytes';
import { signedAttributes, signedData } from '../../../src/signing/write-cms';
import { DEMO_PINS } from '../../../src/sim';
import { needOpenssl, needPoppler } from '../../judges.mjs';
import { onePagePdf } from '../../one-page-pdf';
import { checkFiles, type Chosen, signFiles, told } from '../browser/documents';
import { type Group, type Rig, expect } from './check';
import { derOf, readBytes, readCertificate, SIGNATURE_PIN, writeBytes } from './opensc';
import { startPcscd } from './pcsc';
import { certificateIn, type Stage, setStage } from './stage';

const LETTER: Chosen = { name: 'letter.txt', mimeType: 'text/plain', buffer: Buffer.from('A letter.\n') };
const FORM: Chosen = {
  name: 'form.pdf',
  mimeType: 'application/pdf',
  buffer: onePagePdf('72 720 m 523 720 l S'),
};
/** EF of the certificate of the authority that issued the signature certificate. */
const AUTHORITY = 0x02;

export const documents: Group = {
  name: 'documents',
  run: async (check, rig) => {
    await needOpenssl();
    await needPoppler();
    const here = join(rig.folder, 'documents');
    mkdirSync(here, { recursive: true });
    await using stage = await setStage(rig.guest, 'short');
    await check('a PDF and a file signed in the page: pdfsig and openssl find them right', () =>
      signedByPage(rig, stage, here),
    );
    await check('a signature made by OpenSC is right in the page, and not for another document', () =>
      signedByOpenSc(rig, stage, here),
    );
  },
};

async function signedByPage(rig: Rig, stage: Stage, here: string): Promise<string> {
  const browser = await rig.browser();
  await using tab = await browser.openTab();
  const saved = await signFiles(tab.page, browser.url, [FORM, LETTER], ['form-signed.pdf', 'letter.txt.p7s']);
  const [pdf, p7s] = await Promise.all(
    ['signed.pdf', 'signed.p7s'].map(async (name, at) =>
      put(here, name, await readBytes(rig.guest, saved[at] ?? '')),
    ),
  );
  const sayings = judge('pdfsig', '-nocert', pdf ?? '');
  for (const wanted of ['Signature is Valid', 'Total document signed'])
    expect(sayings.includes(wanted), `pdfsig does not say ${wanted}: ${sayings}`);
  verifyCms(stage, here, p7s ?? '');
  const verifies = stage.card.log.filter(({ command }) => command[1] === 0x20 && command.length > 5);
  const signatures = stage.card.log.filter(({ command }) => command[1] === 0x2a);
  expect(
    verifies.length === 1 && signatures.length === 2,
    `${verifies.length} VERIFY, ${signatures.length} signatures`,
  );
  return 'pdfsig: valid, total document signed; openssl cms -verify -cades: right, up to its authority; 1 VERIFY, 2 signatures';
}

async function signedByOpenSc(rig: Rig, stage: Stage, here: string): Promise<string> {
  const { guest, folder } = rig;
  const digest = Uint8Array.from(createHash('sha256').update(LETTER.buffer).digest());
  const pcscd = await startPcscd(guest, `${folder}/pcscd-documents.log`);
  const cms = await (async (): Promise<Bytes> => {
    const certificate = Uint8Array.from(
      derOf(await guest.insist('cat', await readCertificate(guest, '02', SIGNATURE_PIN))),
    );
    const attributes = await signedAttributes({ kind: 'cades', digest, certificate, at: Date.now() });
    const [input, output] = ['/tmp/attributes', '/tmp/attributes-signature'];
    await writeBytes(guest, input, attributes);
    await guest.insist(
      ...(['pkcs11-tool', '--slot-index', '1', '--login', '--pin', DEMO_PINS.signature, '--sign'] as const),
      ...['--id', '02', '--mechanism', 'SHA256-RSA-PKCS', '--input-file', input, '--output-file', output],
    );
    return signedData(attributes, certificate, Uint8Array.from(await readBytes(guest, output)));
  })().finally(() => pcscd[Symbol.asyncDispose]());
  const p7s = put(here, 'opensc.p7s', cms);
  verifyCms(stage, here, p7s);
  const signed: Chosen = {
    name: 'opensc.p7s',
    mimeType: 'application/pkcs7-signature',
    buffer: Buffer.from(cms),
  };
  const browser = await rig.browser();
  await using tab = await browser.openTab();
  const right = await checkFiles(tab.page, browser.url, signed, LETTER);
  for (const line of [
    told('document', 'as-expected'),
    told('signature', 'as-expected'),
    told('bound', 'as-expected'),
  ])
    expect(
      right.some((one) => one.includes(line)),
      `not told: ${line}; but: ${right.join(' / ')}`,
    );
  const other = { ...LETTER, buffer: Buffer.from('Another letter.\n') };
  const wrong = await checkFiles(tab.page, browser.url, signed, other);
  const line = told('document', 'altered');
  expect(
    wrong.some((one) => one.includes(line)),
    `not told: ${line}; but: ${wrong.join(' / ')}`,
  );
  return `${right.length} checks; another document: altered`;
}

/** Has openssl hold a signature of the letter, in the form of CAdES, against the card's own authority. */
function verifyCms({ card }: Stage, here: string, p7s: string): void {
  const authority = put(here, 'authority.der', certificateIn(card, AUTHORITY));
  const ca = join(here, 'authority.pem');
  judge('openssl', 'x509', '-inform', 'DER', '-in', authority, '-out', ca);
  const letter = put(here, LETTER.name, LETTER.buffer);
  judge(
    ...(['openssl', 'cms', '-verify', '-cades', '-binary', '-inform', 'DER', '-CAfile', ca] as const),
    ...['-purpose', 'any', '-in', p7s, '-content', letter],
  );
}

/** @throws Error with what the program said, when it is not content */
function judge(command: string, ...args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(command, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${command} ${args[0] ?? ''}: ${stdout}${stderr}`);
  return stdout + stderr;
}

function put(folder: string, name: string, content: Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}
