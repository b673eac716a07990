import { describe, expect, it } from 'vitest';
import { DEMO_PINS } from '../../src/sim';
import { READER_KINDS } from './support';
import { secretsSeen, told, wholeDesk } from './whole-support';

const WRONG = '9999';
const mode = 'all';

describe.each(READER_KINDS)('changing a PIN, over %s', (model) => {
  it.each([
    ['authentication', DEMO_PINS.authentication, '9431', 0x18],
    ['signature', DEMO_PINS.signature, 'NEWPASS9', 0x1b],
    ['text', DEMO_PINS.text, '9431', 0x11],
  ] as const)(
    '%s: the old one, the change, and the proof of the new one; SELECT EF throughout',
    async (name, current, fresh, ef) => {
      const { whole, card, drive } = await wholeDesk({ model });
      const act = whole.change[name];
      const before = card.log.length;
      await drive(act.ask());
      await drive(act.press({ current, fresh, again: fresh }));
      expect(told(act.snapshot)).toEqual(['done', undefined, 'verified']);
      const application = name === 'text' ? 'text' : 'jpki';
      expect(secretsSeen(card).map((command) => command.slice(0, 8))).toEqual([
        '00200080',
        '00240180',
        '00200080',
      ]);
      expect(card.tries(application, ef)).toBe(name === 'signature' ? 5 : 3);
      // SELECT, SELECT EF, query, VERIFY, change; SELECT, SELECT EF, query, VERIFY.
      expect(card.log.length - before).toBe(9);
    },
  );

  it('both new ones must be the same, of the right form, and not easily guessed', async () => {
    const { whole, card, drive } = await wholeDesk({ model });
    const act = whole.change.text;
    await drive(act.ask());
    const before = card.log.length;
    const rules: unknown[] = [];
    for (const [fresh, again] of [
      ['9431', '9432'],
      ['94310', '94310'],
    ] as const) {
      await drive(act.press({ current: DEMO_PINS.text, fresh, again }));
      rules.push(act.snapshot.error?.detail);
    }
    expect(rules).toEqual([{ rule: 'twice-the-same' }, { rule: 'four-digits' }]);
    const weak = { current: DEMO_PINS.text, fresh: '1234', again: '1234' };
    await drive(act.press(weak));
    expect(act.snapshot).toMatchObject({ phase: 'ready', weak: true });
    expect(card.log.length).toBe(before);
    await drive(act.press({ ...weak, weakAccepted: true }));
    expect(act.snapshot.phase).toBe('done');
  });

  it('the birth date counts as easily guessed once it is open', async () => {
    const { whole, card, drive } = await wholeDesk({ model });
    const { month, day } = card.person.birth;
    const fresh = String(month).padStart(2, '0') + String(day).padStart(2, '0');
    await drive(whole.text.ask());
    await drive(whole.text.press({ pin: DEMO_PINS.text, mode }));
    await drive(whole.change.text.ask());
    await drive(whole.change.text.press({ current: DEMO_PINS.text, fresh, again: fresh }));
    expect(whole.change.text.snapshot.weak).toBe(true);
  });

  it('a wrong old one: nothing is changed and nothing is proved', async () => {
    const { whole, card, drive } = await wholeDesk({ model });
    await drive(whole.change.text.ask());
    await drive(whole.change.text.press({ current: WRONG, fresh: '9431', again: '9431' }));
    expect(told(whole.change.text.snapshot)).toEqual(['ready', 'card/pin-wrong', 2]);
    expect(secretsSeen(card)).toHaveLength(1);
  });

  it('the answer to the change is lost: said so, and no proof is sent', async () => {
    const seen = new Set<string>();
    for (let at = 3; at <= 6; at += 1) {
      const { whole, card, reader, drive } = await wholeDesk({ model: 'short' });
      await drive(whole.change.text.ask());
      reader.faults.plan([{ kind: 'unplug', at }]);
      await drive(whole.change.text.press({ current: DEMO_PINS.text, fresh: '9431', again: '9431' }));
      const code = whole.change.text.snapshot.error?.code ?? '';
      seen.add(code);
      const secrets = secretsSeen(card);
      if (code === 'card/change-uncertain') expect(secrets.length).toBeLessThanOrEqual(2);
    }
    expect(seen).toContain('card/change-uncertain');
  });

  it('the answer is lost and the link stands: the counter is asked, no proof is sent', async () => {
    const { whole, card, reader, drive } = await wholeDesk({ model: 'short' });
    await drive(whole.change.text.ask());
    // The VERIFY is the first message, the change the second.
    reader.faults.plan([{ kind: 'no-answer', at: 2 }]);
    await drive(whole.change.text.press({ current: DEMO_PINS.text, fresh: '9431', again: '9431' }));
    expect(whole.change.text.snapshot.error?.code).toBe('card/change-uncertain');
    expect(secretsSeen(card)).toHaveLength(2);
  });
});
