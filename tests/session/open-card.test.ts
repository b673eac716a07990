import { describe, expect, it } from 'vitest';
import { toHex } from '../../src/bytes';
import { DEMO_PINS } from '../../src/sim';
import { certificateSize } from '../card/support';
import { READER_KINDS } from './support';
import { partsOf, wholeDesk } from './whole-support';

const good = { verdict: 'as-expected' };

/** The largest cheap read of each kind: a short APDU, T=1 with IFSD 254, ISO-DEP run by the host. */
const MAX_READ = {
  short: 256,
  extended: 256,
  t1: 252,
  t0: 256,
  manual: 252,
  'rc-s300': 256,
  'rc-s300-host': 251,
  'rc-s380': 251,
  'smart-card-api': 256,
} as const;

describe.each(READER_KINDS)('what each PIN opens, in the fewest commands, over %s', (model) => {
  const size = (file: Uint8Array): number => {
    const [, , form = 0, high = 0, low = 0] = file;
    return form === 0x82 ? high * 256 + low + 5 : form === 0x81 ? high + 4 : form + 3;
  };
  const reads = (...sizes: readonly number[]): number =>
    sizes.reduce((sum, each) => sum + Math.ceil(each / MAX_READ[model]), 0);

  it('input assist by its PIN: SELECT, query, VERIFY and ceil(octets / maxRead) reads of each file', async () => {
    const { whole, card, drive } = await wholeDesk({ model });
    const file = (id: number): number => size(card.file('text', id));
    for (const [mode, files] of [
      ['all', [17, file(2), file(3), file(4), file(7)]],
      ['my-number', [17, file(3), file(4), file(7)]],
      ['attributes', [file(2), file(3), file(4), file(7)]],
    ] as const) {
      const before = card.log.length;
      await drive(whole.text.ask());
      expect(whole.text.snapshot).toMatchObject({
        phase: 'ready',
        pins: [{ counter: { state: 'tries', left: 3 } }],
      });
      let atDone = 0;
      const stop = whole.text.subscribe(() => {
        if (whole.text.snapshot.phase === 'done') atDone ||= card.log.length;
      });
      await drive(whole.text.press({ pin: DEMO_PINS.text, mode }));
      stop();
      expect(atDone - before, mode).toBe(3 + reads(...files));
      const { person } = card;
      const { text } = whole.opened.snapshot;
      expect(text?.myNumber).toBe(mode === 'attributes' ? undefined : person.myNumber);
      expect(text?.attributes?.name).toBe(mode === 'my-number' ? undefined : person.name);
      await drive(whole.settled());
      const { checks } = whole.opened.snapshot;
      expect(checks.issues).toEqual([]);
      expect(checks.textChip).toMatchObject(good);
      expect(Object.values(checks.text?.parts ?? {})).toSatisfy((all: { verdict: string }[]) =>
        all.every(({ verdict }) => verdict === 'as-expected'),
      );
      // One SELECT is spared: the application is still the current one.
      expect(card.log.length - atDone).toBe(1);
    }
  });

  it('input assist by number B: the attributes without My Number', async () => {
    const { whole, card, drive } = await wholeDesk({ model });
    const file = (id: number): number => size(card.file('text', id));
    const before = card.log.length;
    await drive(whole.textByNumber.ask());
    await drive(whole.textByNumber.press({ number: partsOf(card) }));
    expect(whole.textByNumber.snapshot.error).toBeUndefined();
    expect(whole.opened.snapshot.text?.attributes?.address).toBe(card.person.address);
    expect(whole.opened.snapshot.text?.myNumber).toBeUndefined();
    await drive(whole.settled());
    expect(card.log.length - before).toBe(3 + reads(file(2), file(3), file(4), file(7)) + 1);
  });

  it('card face by number A, taken from the chip in one session: two VERIFYs, one for each PIN', async () => {
    const { whole, card, drive } = await wholeDesk({ model });
    const file = (id: number): number => size(card.file('face', id));
    const before = card.log.length;
    await drive(whole.face.ask());
    await drive(whole.face.press({ pin: DEMO_PINS.text }));
    expect(whole.face.snapshot).toMatchObject({ phase: 'done' });
    const { face } = whole.opened.snapshot;
    expect(face?.face.photo).toMatchObject({ format: 'jp2', showable: true, width: 96, height: 128 });
    expect(face?.myNumberImage).toMatchObject({ format: 'png', showable: true });
    expect(face?.sameExpiry).toBe(true);
    await drive(whole.settled());
    expect(whole.opened.snapshot.checks).toMatchObject({ faceChip: good, running: 0, issues: [] });
    expect(whole.opened.snapshot.checks.face?.parts).toMatchObject({ face: good, 'my-number-image': good });
    expect(card.log.length - before).toBe(3 + 1 + 3 + reads(file(2), file(4), file(5)) + 1);
  });

  it('card face by number B: the face without the image of My Number', async () => {
    const { whole, card, drive } = await wholeDesk({ model });
    const file = (id: number): number => size(card.file('face', id));
    const before = card.log.length;
    await drive(whole.faceByNumber.ask());
    await drive(whole.faceByNumber.press({ number: partsOf(card) }));
    expect(whole.opened.snapshot.face?.face.sex).toMatchObject({ raw: card.person.sex });
    expect(whole.opened.snapshot.face?.myNumberImage).toBeUndefined();
    await drive(whole.settled());
    expect(card.log.length - before).toBe(3 + reads(file(2), file(4)) + 1);
  });

  it('signature certificate by its password, with its attributes, and compared with input assist', async () => {
    const { whole, card, drive } = await wholeDesk({ model });
    const before = card.log.length;
    await drive(whole.signature.ask());
    await drive(whole.signature.press({ pin: DEMO_PINS.signature.toLowerCase() }));
    const { signature } = whole.opened.snapshot;
    expect(signature?.attributes.name?.text).toBe(card.person.name);
    expect(toHex(signature?.der ?? new Uint8Array())).toBe(
      toHex(card.file('jpki', 1).slice(0, certificateSize(card.file('jpki', 1)))),
    );
    await drive(whole.settled());
    expect(whole.opened.snapshot.checks.signature).toMatchObject(good);
    expect(card.log.length - before).toBe(3 + reads(certificateSize(card.file('jpki', 1))));
    await drive(whole.text.ask());
    await drive(whole.text.press({ pin: DEMO_PINS.text, mode: 'all' }));
    expect(whole.opened.snapshot.comparison).toEqual({
      name: 'same',
      address: 'same',
      birth: 'same',
      sex: 'same',
    });
  });

  it('a phone: its log-in certificate by its PIN', async () => {
    const { whole, card, drive } = await wholeDesk({ model, person: 'phone' });
    const before = card.log.length;
    await drive(whole.phone.ask());
    await drive(whole.phone.press({ pin: DEMO_PINS.authentication }));
    expect(whole.opened.snapshot.authentication?.complete).toBe(true);
    await drive(whole.settled());
    expect(whole.opened.snapshot.checks.authentication).toMatchObject(good);
    expect(card.log.length - before).toBe(3 + reads(certificateSize(card.file('jpki', 0x0a))));
  });

  it('the log-in key signs a fresh challenge', async () => {
    const { whole, drive } = await wholeDesk({ model });
    await drive(whole.checkKey.ask());
    await drive(whole.checkKey.press({ pin: DEMO_PINS.authentication }));
    expect(whole.checkKey.snapshot.phase).toBe('done');
    await drive(whole.settled());
    expect(whole.opened.snapshot.checks).toMatchObject({ authenticationKey: good, issues: [] });
  });

  it('the log-in certificate is checked without a command to the card where the pinned authority settles it', async () => {
    const { whole, card, drive } = await wholeDesk({ model });
    const before = card.log.length;
    await drive(whole.checkCertificate());
    expect(whole.opened.snapshot.checks.authentication).toMatchObject({ ...good, hierarchy: 'demo' });
    expect(card.log.length).toBe(before);
  });
});
