import { describe, expect, it } from 'vitest';
import { bytes, fromHex } from '../../src/bytes';
import type { ActSnapshot } from '../../src/session';
import { DEMO_PINS } from '../../src/sim';
import { ascii } from '../support/der';
import { READER_KINDS } from './support';
import { partsOf, secretsSeen, told, wholeDesk } from './whole-support';

const WRONG = '9999';
const mode = 'all';
/** The card-face application (card's own identifiers, as public projects have measured them). */
const FACE = fromHex('D3921000310001010402');

describe.each(READER_KINDS)('one try a press, over %s', (model) => {
  it('wrong format: said before the card is asked anything', async () => {
    const { whole, card, drive } = await wholeDesk({ model });
    await drive(whole.text.ask());
    const before = card.log.length;
    for (const pin of ['', '271', '27182', '27a8']) {
      await drive(whole.text.press({ pin, mode }));
      expect(told(whole.text.snapshot)).toEqual(['ready', 'card/pin-format', 3]);
    }
    expect(card.log.length).toBe(before);
  });

  it('wrong PIN: one VERIFY, the counter asked again, and the next press needs no other question', async () => {
    const { whole, card, drive } = await wholeDesk({ model });
    await drive(whole.text.ask());
    const before = card.log.length;
    await drive(whole.text.press({ pin: WRONG, mode }));
    expect(told(whole.text.snapshot)).toEqual(['ready', 'card/pin-wrong', 2]);
    expect(card.log.length).toBe(before + 2);
    expect([secretsSeen(card).length, card.tries('text', 0x11)]).toEqual([1, 2]);
    expect(whole.opened.snapshot.text).toBeUndefined();
    await drive(whole.text.press({ pin: DEMO_PINS.text, mode }));
    expect(told(whole.text.snapshot)).toEqual(['done', undefined, 'verified']);
    expect([secretsSeen(card).length, card.tries('text', 0x11)]).toEqual([2, 3]);
  });

  it('last try: nothing is sent without a second word; blocked by this try; blocked afterwards', async () => {
    const { whole, card, drive } = await wholeDesk({ model });
    await drive(whole.text.ask());
    await drive(whole.text.press({ pin: WRONG, mode }));
    expect(whole.text.snapshot.needsConfirmation).toBe(false);
    await drive(whole.text.press({ pin: '8888', mode }));
    expect(told(whole.text.snapshot)).toEqual(['ready', 'card/pin-wrong', 1]);
    expect(whole.text.snapshot.needsConfirmation).toBe(true);
    const before = card.log.length;
    await drive(whole.text.press({ pin: '7777', mode }));
    expect(card.log.length).toBe(before);
    await drive(whole.text.press({ pin: '7777', mode, confirmed: true }));
    expect(told(whole.text.snapshot)).toEqual(['ready', 'card/pin-blocked', 'blocked']);
    expect(whole.text.snapshot).toMatchObject({ blocked: true, failedPin: 'text' });
    expect(new Set(secretsSeen(card)).size).toBe(3);
    await drive(whole.text.ask());
    expect(told(whole.text.snapshot)).toEqual(['ready', undefined, 'blocked']);
    await drive(whole.text.press({ pin: DEMO_PINS.text, mode, confirmed: true }));
    await drive(whole.face.press({ pin: DEMO_PINS.text, confirmed: true }));
    await drive(whole.face.press({ pin: DEMO_PINS.text, confirmed: true }));
    expect(secretsSeen(card).length).toBe(3);
  });

  it('a PIN that was blocked before is never sent', async () => {
    const { whole, card, drive } = await wholeDesk({ model, person: 'pin-blocked' });
    for (const confirmed of [false, true]) {
      await drive(whole.checkKey.ask());
      expect(told(whole.checkKey.snapshot)).toEqual(['ready', undefined, 'blocked']);
      await drive(whole.checkKey.press({ pin: DEMO_PINS.authentication, confirmed }));
    }
    expect(secretsSeen(card)).toEqual([]);
  });

  it('card away in the dialog: said at once, and a press sends nothing', async () => {
    const { whole, card, reader, clock, drive } = await wholeDesk({ model });
    await drive(whole.text.ask());
    reader.remove();
    await clock.advance(10_000);
    expect(whole.text.snapshot).toMatchObject({ phase: 'failed', error: { code: 'reader/card-removed' } });
    await drive(whole.text.press({ pin: DEMO_PINS.text, mode }));
    expect(whole.text.snapshot.phase).toBe('failed');
    expect(secretsSeen(card)).toEqual([]);
  });

  it.each(['unplug', 'card-away'] as const)(
    'link lost by %s before and after the card saw it: a try may have been used, and nothing is sent again',
    async (kind) => {
      const seen = new Set<number>();
      for (let at = 1; at <= 8; at += 1) {
        const { whole, card, reader, clock, drive } = await wholeDesk({ model });
        await drive(whole.text.ask());
        reader.faults.plan([{ kind, at }]);
        const press = whole.text.press({ pin: WRONG, mode });
        await drive(press);
        await clock.advance(60_000);
        const { error } = whole.text.snapshot;
        const secrets = secretsSeen(card);
        // Once the answer has come it is no longer uncertain: the try is known to be used.
        if (error?.code !== 'card/pin-uncertain') {
          expect(secrets).toHaveLength(1);
          break;
        }
        seen.add(secrets.length);
        expect(whole.text.snapshot.phase).toBe('failed');
        expect(card.tries('text', 0x11)).toBe(3 - secrets.length);
      }
      // Once a contactless reader has the command, the card has answered it before it can leave.
      const answersAtOnce = kind === 'card-away' && model.startsWith('rc-');
      expect([...seen].sort()).toEqual(answersAtOnce ? [0] : [0, 1]);
    },
  );
});

describe('who may press', () => {
  it('nobody who was not told of the tries: the first press only asks', async () => {
    const { whole, card, drive } = await wholeDesk();
    await drive(whole.text.press({ pin: WRONG, mode }));
    expect(told(whole.text.snapshot)).toEqual(['ready', undefined, 3]);
    expect(secretsSeen(card)).toEqual([]);
  });

  it('a counter that another act lowered is shown before anything more is sent', async () => {
    const { whole, card, drive } = await wholeDesk();
    await drive(whole.text.ask());
    await drive(whole.face.ask());
    await drive(whole.face.press({ pin: WRONG }));
    expect(secretsSeen(card)).toHaveLength(1);
    await drive(whole.text.press({ pin: WRONG, mode }));
    expect(told(whole.text.snapshot)).toEqual(['ready', undefined, 2]);
    expect(secretsSeen(card)).toHaveLength(1);
  });

  it('a second press while one works does nothing', async () => {
    const { whole, card, drive } = await wholeDesk();
    await drive(whole.text.ask());
    const first = whole.text.press({ pin: WRONG, mode });
    await drive(whole.text.press({ pin: WRONG, mode }));
    await drive(first);
    expect(secretsSeen(card)).toHaveLength(1);
  });

  it('another card: its counters are asked before anything is sent', async () => {
    const { whole, card, reader, clock, drive, start } = await wholeDesk();
    await drive(whole.text.ask());
    reader.remove();
    await clock.advance(5000);
    reader.insert(card);
    await start();
    const before = secretsSeen(card).length;
    await drive(whole.text.press({ pin: WRONG, mode }));
    expect(told(whole.text.snapshot)).toEqual(['ready', undefined, 3]);
    expect(secretsSeen(card)).toHaveLength(before);
  });

  it('another card after a press that broke off: what was told of the one before does not count', async () => {
    const { whole, card, reader, clock, drive, start } = await wholeDesk();
    await drive(whole.text.ask());
    reader.faults.plan([{ kind: 'card-away', at: 1 }]);
    await drive(whole.text.press({ pin: WRONG, mode }));
    await clock.advance(5000);
    expect(whole.text.snapshot.phase).toBe('failed');
    reader.faults.plan([]);
    reader.insert(card);
    await start();
    const before = secretsSeen(card).length;
    await drive(whole.text.press({ pin: WRONG, mode }));
    expect(told(whole.text.snapshot)).toEqual(['ready', undefined, 3]);
    expect(secretsSeen(card)).toHaveLength(before);
  });

  it('cancelled before the VERIFY, nothing is sent; cancelled during it, its answer is waited for', async () => {
    const { whole, card, drive } = await wholeDesk();
    await drive(whole.text.ask());
    const press = whole.text.press({ pin: WRONG, mode });
    whole.text.cancel();
    await drive(press);
    expect(whole.text.snapshot.phase).toBe('idle');
    const sent = secretsSeen(card).length;
    expect(card.tries('text', 0x11)).toBe(3 - sent);
  });
});

describe('number A, which is taken from the chip', () => {
  const counters = (act: { readonly snapshot: ActSnapshot }): unknown =>
    act.snapshot.pins.map(({ counter }) => (counter?.state === 'tries' ? counter.left : counter?.state));

  it('the tries of both are told before the field, with the one SELECT and one question of the first', async () => {
    const { whole, card, drive } = await wholeDesk();
    const before = card.log.length;
    await drive(whole.face.ask());
    expect(counters(whole.face)).toEqual([3, 10]);
    expect(card.log.length).toBe(before + 2);
    await drive(whole.face.press({ pin: DEMO_PINS.text }));
    await drive(whole.settled());
    expect(counters(whole.face)).toEqual(['verified', 'verified']);
    // A right one is back at the most: still told, though nobody asked again.
    await drive(whole.face.ask());
    expect(counters(whole.face)).toEqual([3, 10]);
  });

  it('blocked there: told before the field, and not even the four digits are sent', async () => {
    const { whole, card, drive, start } = await wholeDesk();
    const number = ascii('000000000000');
    card.transmit(bytes(0x00, 0xa4, 0x04, 0x0c, 0x0a, ...FACE));
    for (let n = 0; n < 10; n += 1) card.transmit(bytes(0x00, 0x20, 0x00, 0x93, 12, ...number));
    expect(card.tries('face', 0x13)).toBe(0);
    await start();
    const before = secretsSeen(card).length;
    await drive(whole.face.ask());
    expect(counters(whole.face)).toEqual([3, 'blocked']);
    expect(whole.face.snapshot.blocked).toBe(true);
    await drive(whole.face.press({ pin: DEMO_PINS.text, confirmed: true }));
    expect(secretsSeen(card)).toHaveLength(before);
  });

  it('one try left there: a second word before the four digits are sent', async () => {
    const { whole, card, drive, start } = await wholeDesk();
    const number = ascii('000000000000');
    card.transmit(bytes(0x00, 0xa4, 0x04, 0x0c, 0x0a, ...FACE));
    for (let n = 0; n < 9; n += 1) card.transmit(bytes(0x00, 0x20, 0x00, 0x93, 12, ...number));
    await start();
    const before = secretsSeen(card).length;
    await drive(whole.face.ask());
    expect(counters(whole.face)).toEqual([3, 1]);
    expect(whole.face.snapshot.needsConfirmation).toBe(true);
    await drive(whole.face.press({ pin: DEMO_PINS.text, confirmed: true }));
    expect(whole.face.snapshot.phase).toBe('done');
    expect(secretsSeen(card)).toHaveLength(before + 2);
    expect(card.tries('face', 0x13)).toBe(10);
  });

  it('refused by the other application: said as that, and never sent there again for this card', async () => {
    const { whole, card, reader, clock, drive, start } = await wholeDesk();
    // Another person's number stands in the text application: both of its files are of the right form.
    card.alter('text', 1, (file) =>
      file.map((octet, at) => (at === 14 ? (octet === 0x30 ? 0x31 : 0x30) : octet)),
    );
    await drive(whole.face.ask());
    await drive(whole.face.press({ pin: DEMO_PINS.text }));
    expect(whole.face.snapshot).toMatchObject({
      phase: 'ready',
      error: { code: 'card/number-refused' },
      failedPin: 'face-number-a',
    });
    expect(card.tries('face', 0x13)).toBe(9);
    const sent = secretsSeen(card).length;
    for (const again of [false, true]) {
      if (again) {
        reader.remove();
        await clock.advance(5000);
        reader.insert(card);
        await start();
      }
      await drive(whole.face.ask());
      await drive(whole.face.press({ pin: DEMO_PINS.text }));
      expect(whole.face.snapshot.error?.code).toBe('card/number-refused');
    }
    expect(secretsSeen(card)).toHaveLength(sent);
    expect(card.tries('face', 0x13)).toBe(9);
  });

  it('number B typed wrongly costs one of its ten tries and none of another', async () => {
    const { whole, card, drive } = await wholeDesk();
    await drive(whole.faceByNumber.ask());
    expect(told(whole.faceByNumber.snapshot)).toEqual(['ready', undefined, 10]);
    const number = { ...partsOf(card), securityCode: '0000' };
    await drive(whole.faceByNumber.press({ number }));
    expect(told(whole.faceByNumber.snapshot)).toEqual(['ready', 'card/pin-wrong', 9]);
    expect([card.tries('face', 0x12), card.tries('text', 0x15)]).toEqual([9, 10]);
    await drive(whole.faceByNumber.press({ number: { ...number, birthMonth: '13' } }));
    expect(whole.faceByNumber.snapshot.error).toMatchObject({ detail: { rule: 'birth-month' } });
  });
});
