import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DEMO_PINS } from '../../src/sim';
import { SEED, runs } from '../support/proof';
import { ascii, cardOf, octet, select, send, verify } from './support/card';

describe('VERIFY (ISO/IEC 7816-4, 11.5.6)', () => {
  test('signature password wrong, then right, opens the certificate', async () => {
    const card = await cardOf('all-current');
    select(card, 'jpki');
    send(card, '00A4020C02001B');
    expect(send(card, '00200080')).toBe('63C5');
    expect(send(card, `0020008009${ascii('KIGEN2025')}`)).toBe('63C4');
    expect(send(card, `0020008009${ascii('kigen2026')}`)).toBe('63C3');
    expect(send(card, '00200080')).toBe('63C3');
    expect(send(card, `0020008009${ascii('KIGEN2026')}`)).toBe('9000');
    expect(send(card, '00B0810002')).toBe('30829000');
    expect(card.tries('jpki', 0x1b)).toBe(5);
  });

  test('63C0 on the try that blocks, 6984 afterwards even for the right one, a query spends nothing', async () => {
    const card = await cardOf('all-current');
    select(card, 'jpki');
    expect([1, 2, 3].map(() => verify(card, 0x18, '0000'))).toEqual(['63C2', '63C1', '63C0']);
    expect(verify(card, 0x18, DEMO_PINS.authentication)).toBe('6984');
    expect(send(card, '00200098')).toBe('63C0');
    card.reset();
    select(card, 'jpki');
    expect(verify(card, 0x18, DEMO_PINS.authentication)).toBe('6984');
    expect(send(card, '0020009B')).toBe('63C5');
  });

  test('after a success the query says 9000, or the counter on other chips', async () => {
    const card = await cardOf('all-current');
    select(card, 'text');
    verify(card, 0x11, DEMO_PINS.text);
    expect(send(card, '00200091')).toBe('9000');
    const other = await cardOf('all-current', { traits: { verifiedQuery: 'counter', blockedQuery: 0x6984 } });
    select(other, 'text');
    verify(other, 0x11, DEMO_PINS.text);
    expect(send(other, '00200091')).toBe('63C3');
    expect(send(other, '00200092')).toBe('6984');
  });

  test('a failed try ends an earlier success', async () => {
    const card = await cardOf('all-current');
    select(card, 'text');
    verify(card, 0x11, DEMO_PINS.text);
    expect(verify(card, 0x11, '9999')).toBe('63C2');
    expect(send(card, '00B0810000')).toBe('6982');
  });

  test('some chips want Le = 00 with the query', async () => {
    const card = await cardOf('all-current', { traits: { queryForm: 'case-2' } });
    select(card, 'jpki');
    expect(send(card, '00200098')).toBe('6700');
    expect(send(card, '0020009800')).toBe('63C3');
  });

  test('numbers A and B: ten tries each, the key reference 0012 is blocked as issued', async () => {
    const card = await cardOf('all-current');
    select(card, 'text');
    expect(['94', '95', '92'].map((p2) => send(card, `002000${p2}`))).toEqual(['63CA', '63CA', '63C0']);
    expect(verify(card, 0x12, '0000')).toBe('6984');
    expect(verify(card, 0x14, '000000000000')).toBe('63C9');
    select(card, 'face');
    expect(['91', '92', '93'].map((p2) => send(card, `002000${p2}`))).toEqual(['63CA', '63CA', '63CA']);
  });

  test('cards without a signature certificate: no tries, or no PIN at all', async () => {
    const child = await cardOf('child');
    select(child, 'jpki');
    expect(send(child, '00B0880003')).toBe('008F009000');
    expect(send(child, '0020009B')).toBe('63C0');
    const face = await cardOf('face-authentication');
    select(face, 'jpki');
    expect(send(face, '00B0880003')).toBe('008F009000');
    expect(send(face, '0020009B')).toBe('6A82');
    expect(send(face, '00200098')).toBe('63C0');
  });

  test('any sequence of tries moves the counters as a model does', async () => {
    const pins = { '98': { value: '4096', max: 3 }, '9B': { value: 'KIGEN2026', max: 5 } };
    const step = fc.record({
      p2: fc.constantFrom('98' as const, '9B' as const),
      act: fc.constantFrom('query', 'right', 'wrong', 'select'),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 24 }), async (steps) => {
        const card = await cardOf('all-current');
        select(card, 'jpki');
        const left = { '98': 3, '9B': 5 };
        const right = new Set<string>();
        for (const { p2, act } of steps) {
          if (act === 'select') {
            select(card, 'jpki');
            right.clear();
            continue;
          }
          const blocked = left[p2] === 0;
          const data = act === 'right' ? pins[p2].value : '000000';
          const answer = send(
            card,
            `002000${p2}` + (act === 'query' ? '' : octet(data.length) + ascii(data)),
          );
          if (act === 'right' && !blocked) {
            left[p2] = pins[p2].max;
            right.add(p2);
          }
          if (act === 'wrong' && !blocked) {
            left[p2] -= 1;
            right.delete(p2);
          }
          const counter = right.has(p2) ? '9000' : `63C${left[p2]}`;
          expect(answer).toBe(act === 'query' || !blocked ? counter : '6984');
        }
        expect([card.tries('jpki', 0x18), card.tries('jpki', 0x1b)]).toEqual(Object.values(left));
      }),
      { seed: SEED, numRuns: runs(60, 5000) },
    );
  });
});

describe('CHANGE REFERENCE DATA, P1 = 01', () => {
  test('after the old one the new one holds; before it, 6982; malformed, 6A80', async () => {
    const card = await cardOf('all-current');
    select(card, 'jpki');
    send(card, '00A4020C020018');
    expect(send(card, `0024018004${ascii('5812')}`)).toBe('6982');
    verify(card, 0x18, DEMO_PINS.authentication);
    expect(send(card, `0024018004${ascii('58A2')}`)).toBe('6A80');
    expect(send(card, `0024008004${ascii('5812')}`)).toBe('6A86');
    expect(send(card, `0024018004${ascii('5812')}`)).toBe('9000');
    select(card, 'jpki');
    expect(verify(card, 0x18, DEMO_PINS.authentication)).toBe('63C2');
    expect(verify(card, 0x18, '5812')).toBe('9000');
  });

  test('numbers A and B are fixed', async () => {
    const card = await cardOf('all-current');
    select(card, 'text');
    verify(card, 0x14, card.person.myNumber);
    expect(send(card, `002401800C${ascii('000000001023')}`)).toBe('6985');
  });
});
