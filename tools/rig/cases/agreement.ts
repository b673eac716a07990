/** One card, two that read it in turn: what OpenSC and openssl say of it, and what our page shows. */
import type { Page } from 'playwright-core';
import { type Bytes, toHex } from '../../../src/bytes';
import { plain } from '../../../src/i18n';
import { messages as ja } from '../../../src/i18n/ja';
import { card as words } from '../../../src/i18n/ja/card';
import { type DemoCard, DEMO_PINS } from '../../../src/sim';
import { expectBoard, forget, startAgain, startReading } from '../browser/app';
import { cancelPin, checkKey, openTile, saveCopy, typePin } from '../browser/whole-card';
import { type Group, type Rig, expect } from './check';
import {
  countersIn,
  derOf,
  publicKeyOf,
  readBytes,
  readCertificate,
  SIGNATURE_PIN,
  writeBytes,
} from './opensc';
import { startPcscd } from './pcsc';
import { setStage } from './stage';

export const agreement: Group = {
  name: 'agreement',
  run: async (check, rig) => {
    const browser = await rig.browser();
    await using stage = await setStage(rig.guest, 'short');
    await using tab = await browser.openTab();
    const { card } = stage;
    const side: Sides = { page: tab.page, rig, card };
    await startReading(tab.page, browser.url);
    await expectBoard(tab.page, card);
    await check('certificates that the page saves are what OpenSC reads, octet for octet', () =>
      certificates(side),
    );
    await check('a wrong PIN from one side is seen by the other', () => counters(side));
    await check("openssl verifies the answer of the chip's own key to the page's challenge", () =>
      challenge(side),
    );
  },
};

interface Sides {
  readonly page: Page;
  readonly rig: Rig;
  readonly card: DemoCard;
}

/** The reader in pcscd's hands meanwhile, and then in the page's again. */
async function byOpenSc<T>({ page, rig: { guest, folder }, card }: Sides, ask: () => Promise<T>): Promise<T> {
  await forget(page);
  const pcscd = await startPcscd(guest, `${folder}/pcscd-agreement.log`);
  const answer = await ask().finally(() => pcscd[Symbol.asyncDispose]());
  await startAgain(page);
  await expectBoard(page, card, card.log.length);
  return answer;
}

async function certificates(sides: Sides): Promise<string> {
  const { page, rig } = sides;
  await openTile(page, 'certificates');
  const saved = [await saveCopy(page, 0, (path) => readBytes(rig.guest, path))];
  await openTile(page, 'signature');
  await typePin(page, DEMO_PINS.signature);
  saved.push(await saveCopy(page, 1, (path) => readBytes(rig.guest, path)));
  const read = await byOpenSc(sides, async () => [
    derOf(await rig.guest.insist('cat', await readCertificate(rig.guest, '01'))),
    derOf(await rig.guest.insist('cat', await readCertificate(rig.guest, '02', SIGNATURE_PIN))),
  ]);
  const lengths = saved.map((copy, at) => {
    expect(read[at]?.equals(copy) === true, `certificate 0${at + 1} differs`);
    return copy.length;
  });
  return `${lengths.join(' and ')} octets`;
}

async function counters(sides: Sides): Promise<string> {
  const { page, rig } = sides;
  const { chip } = ja.board;
  const { guest } = rig;
  await byOpenSc(sides, async () => {
    const { text } = await guest.ask('pkcs11-tool', '--login', '--pin', '0000', '--list-objects');
    expect(text.includes('CKR_PIN_INCORRECT'), text);
  });
  const tile = page.locator('kigen-chip-tiles li').filter({ hasText: plain(chip.tiles.certificates.name) });
  const shown = await tile.innerText();
  expect(shown.includes(plain(chip.tries(2))), `the page does not say ${plain(chip.tries(2))}: ${shown}`);

  await openTile(page, 'signature');
  await typePin(page, 'WRONG2026');
  await page.getByText(plain(words.pin.left(words.pin.names.signature, 4))).waitFor();
  await cancelPin(page);
  const told = await byOpenSc(sides, async () =>
    countersIn(await guest.insist('pkcs15-tool', '--list-pins')),
  );
  expect(told === '2 and 4', `OpenSC tells ${told}`);
  return 'by OpenSC: the page shows 2; by the page: OpenSC tells 2 and 4';
}

async function challenge(sides: Sides): Promise<string> {
  const { page, rig, card } = sides;
  const { guest } = rig;
  const signed: { readonly input: Bytes; readonly answer: Bytes }[] = [];
  const transmit = card.transmit.bind(card);
  card.transmit = (command) => {
    const answer = transmit(command);
    // COMPUTE DIGITAL SIGNATURE: header, Lc, the DigestInfo, Le.
    if (command[1] === 0x2a) signed.push({ input: command.slice(5, -1), answer: answer.slice(0, -2) });
    return answer;
  };
  await openTile(page, 'certificates');
  await checkKey(page, DEMO_PINS.authentication);
  const [own] = signed;
  expect(signed.length === 1 && own !== undefined, `${signed.length} signatures`);
  const recovered = await byOpenSc(sides, async () => {
    const key = await publicKeyOf(guest, await readCertificate(guest, '01'));
    const [signature, input] = ['/tmp/challenge-signature', '/tmp/challenge-input'];
    await writeBytes(guest, signature, own.answer);
    await guest.insist(
      ...(['openssl', 'pkeyutl', '-verifyrecover', '-pubin', '-inkey', key] as const),
      ...['-in', signature, '-out', input],
    );
    return toHex(await readBytes(guest, input));
  });
  expect(recovered === toHex(own.input), `openssl recovers ${recovered} instead of ${toHex(own.input)}`);
  return `${own.answer.length} octets; the DigestInfo in it is the page's`;
}
