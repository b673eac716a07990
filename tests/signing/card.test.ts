import { describe, expect, it } from 'vitest';
import { createSigning } from '../../src/signing';
import { DEMO_PINS } from '../../src/sim';
import { demoCard } from '../card/support';
import { told } from '../session/whole-support';
import { flip } from './alter';
import { digest } from './forger';
import { press, signing, type WholeDesk, wholeDesk } from './desk';
import { latin1 } from './pdfs';

const DIGEST = digest('sha256', latin1('a document'));
const documentsAt = (desk: WholeDesk, count = 1, change: Partial<Parameters<typeof signing>[1]> = {}) =>
  signing(
    Array.from({ length: count }, () => ({ kind: 'pades', digest: DIGEST }) as const),
    { at: desk.clock.now(), ...change },
  );

/** VERIFY with data and COMPUTE DIGITAL SIGNATURE, as the card saw them. */
const costly = ({ card }: WholeDesk): readonly string[] =>
  card.log.flatMap(({ command: [, ins, , , length] }) =>
    ins === 0x2a ? ['sign'] : ins === 0x20 && length !== undefined && length > 0 ? ['verify'] : [],
  );

describe('signing with the card', () => {
  it.each([1, 2, 5])('one VERIFY and %d signatures for so many listed documents', async (count) => {
    const desk = await wholeDesk({ card: await demoCard('all-current') });
    const before = desk.card.log.length;
    const documents = documentsAt(desk, count);
    await press(desk, documents);
    expect(desk.whole.sign.snapshot.phase).toBe('done');
    expect(documents.signed).toHaveLength(count);
    expect(costly(desk)).toEqual(['verify', ...Array.from({ length: count }, () => 'sign')]);
    // SELECT, query, VERIFY, the certificate, SELECT and signature of each.
    if (count === 1) expect(desk.card.log.length - before).toBeLessThanOrEqual(16);
  });

  it('the tries are told before anything is sent, and a wrong password signs nothing', async () => {
    const desk = await wholeDesk({ card: await demoCard('all-current') });
    const documents = documentsAt(desk);
    await desk.drive(desk.whole.sign.press({ pin: DEMO_PINS.signature, documents }));
    expect(told(desk.whole.sign.snapshot)).toEqual(['ready', undefined, 5]);
    expect(costly(desk)).toEqual([]);
    await desk.drive(desk.whole.sign.press({ pin: 'WRONG99', documents }));
    expect(told(desk.whole.sign.snapshot)).toEqual(['ready', 'card/pin-wrong', 4]);
    expect([costly(desk), documents.signed]).toEqual([['verify'], []]);
  });

  it.each([
    ['past its date', { at: Date.UTC(2040, 0, 1) }, 'past'],
    ['not yet valid', { at: Date.UTC(2010, 0, 1) }, 'not-yet'],
    [
      'altered',
      { judge: () => Promise.resolve({ verdict: 'altered', reason: 'signature' } as const) },
      'altered',
    ],
    [
      'not accepted',
      { judge: () => Promise.resolve({ verdict: 'not-accepted', reason: 'key-size' } as const) },
      'not-accepted',
    ],
  ] as const)('a certificate that is %s signs nothing', async (_, change, what) => {
    const desk = await wholeDesk({ card: await demoCard('all-current') });
    const documents = documentsAt(desk, 1, change);
    await press(desk, documents);
    const { error, phase } = desk.whole.sign.snapshot;
    expect([phase, error?.code, error?.detail]).toEqual(['ready', 'signing/certificate', { what }]);
    expect([costly(desk), documents.signed]).toEqual([['verify'], []]);
  });

  it('an answer that is no signature by the certificate’s key is thrown away', async () => {
    const desk = await wholeDesk({ card: await demoCard('all-current') });
    const documents = documentsAt(desk);
    const wrong = {
      messages: (certificate: Uint8Array<ArrayBuffer>) => documents.messages(certificate),
      finish: (signatures: readonly Uint8Array<ArrayBuffer>[]) =>
        documents.finish(signatures.map((one) => flip(one, 9))),
    };
    await desk.drive(desk.whole.sign.ask());
    await desk.drive(desk.whole.sign.press({ pin: DEMO_PINS.signature, documents: wrong }));
    expect(JSON.stringify(told(desk.whole.sign.snapshot))).toContain('signing/wrong-signature');
    expect(documents.signed).toEqual([]);
  });

  it('a certificate of an authority that this version does not know signs, and the verdict tells of it', async () => {
    const desk = await wholeDesk({ card: await demoCard('all-current') });
    let verdict: string | undefined;
    const documents = createSigning([{ kind: 'cades', digest: DIGEST }], {
      at: desk.clock.now(),
      judge: () => Promise.resolve({ verdict: 'not-checked', reason: 'issuer-unknown' }),
      onSigned: (_, judged) => (verdict = judged.verdict),
    });
    await press(desk, documents);
    expect(verdict).toBe('not-checked');
  });
});

describe('the link breaks', () => {
  it.each(['unplug', 'card-away'] as const)(
    '%s at every transfer: no try is lost, nothing is signed by half',
    async (kind) => {
      const control = await wholeDesk({ card: await demoCard('all-current') });
      control.reader.faults.plan([]);
      await press(control, documentsAt(control, 2));
      const { transfers } = control.reader.faults;
      expect(transfers).toBeGreaterThan(20);
      const outcomes = new Set<string>();
      for (let at = 1; at <= transfers; at += 1) {
        const desk = await wholeDesk({ card: await demoCard('all-current') });
        desk.reader.faults.plan([{ kind, at }]);
        const documents = documentsAt(desk, 2);
        await press(desk, documents);
        const { phase, error } = desk.whole.sign.snapshot;
        outcomes.add(`${phase} ${error?.code ?? ''}`);
        expect(documents.signed.length === 0 || phase === 'done', `transfer ${at}`).toBe(true);
        if (phase !== 'done') expect(['failed'], `transfer ${at}`).toContain(phase);
        expect(costly(desk).filter((one) => one === 'verify').length, `transfer ${at}`).toBeLessThanOrEqual(
          1,
        );
        expect(costly(desk).filter((one) => one === 'sign').length, `transfer ${at}`).toBeLessThanOrEqual(2);

        // The counter after it: the right password was the only one that was ever sent.
        if (!desk.reader.device.plugged) desk.usb.plug(desk.reader.device, { permitted: true });
        desk.reader.faults.plan([]);
        desk.reader.insert(desk.card);
        await desk.start();
        const { pins } = desk.read.snapshot.facts;
        expect(pins.signature, `transfer ${at}`).toEqual({ state: 'tries', left: 5 });
      }
      expect([...outcomes].some((one) => one.startsWith('failed'))).toBe(true);
    },
    240_000,
  );
});

describe('cancel', () => {
  it('at every command: at most the VERIFY that had begun, and no document is signed', async () => {
    const control = await wholeDesk({ card: await demoCard('all-current') });
    const from = control.card.log.length;
    await press(control, documentsAt(control));
    const commands = control.card.log.length - from;
    for (let at = 0; at < commands; at += 1) {
      const desk = await wholeDesk({ card: await demoCard('all-current') });
      const begin = desk.card.log.length;
      const documents = documentsAt(desk);
      let cancelled = false;
      const watch = () => {
        if (cancelled || desk.card.log.length - begin < at) return;
        cancelled = true;
        desk.whole.sign.cancel();
      };
      await desk.drive(desk.whole.sign.ask());
      const stop = desk.whole.sign.subscribe(watch);
      watch();
      await desk.drive(desk.whole.sign.press({ pin: DEMO_PINS.signature, documents }));
      stop();
      if (at > 2) {
        expect(documents.signed, `command ${at}`).toEqual([]);
        expect(desk.whole.sign.snapshot.phase, `command ${at}`).toBe('idle');
      }
      expect(costly(desk).filter((one) => one === 'verify').length).toBeLessThanOrEqual(1);
    }
  }, 120_000);
});
