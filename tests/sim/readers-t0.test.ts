import { describe, expect, it } from 'vitest';
import { type Bytes, bytes, fromHex, toHex } from '../../src/bytes';
import { t0Card } from '../../src/sim/readers/t0-card';
import { claimed, echoCard, hex, ok } from './support/rig';

function speak(answer: (apdu: Bytes) => Bytes) {
  const card = echoCard(answer);
  const t0 = t0Card(card);
  const send = (tpdu: string): string => {
    const { data, error } = t0(fromHex(tpdu));
    return data === undefined ? `error ${error ?? ''}` : toHex(data);
  };
  return { card, send };
}

describe("the card's T=0 face (ISO/IEC 7816-3, 10 and 12)", () => {
  it('takes case 1 as five octets with P3 = 00', () => {
    const { card, send } = speak(() => fromHex('63C3'));
    expect(send('00 20 00 80 00')).toBe('63C3');
    expect(card.seen).toEqual(['00200080']);
  });

  it('names the right length by 6Cxx when P3 is not what there is (10.3.2)', () => {
    const { send } = speak((apdu) => ok(new Uint8Array(Math.min(apdu[4]! || 256, 10))));
    expect(send('00 B0 00 00 00')).toBe('6C0A');
    expect(send('00 B0 00 00 0A')).toBe(`${'00'.repeat(10)}9000`);
    expect(send('00 B0 00 00 04')).toBe('000000009000');
  });

  it('gives 256 octets for P3 = 00', () => {
    const { send } = speak(() => ok(new Uint8Array(256)));
    expect(send('00 B0 00 00 00')).toBe(`${'00'.repeat(256)}9000`);
  });

  it('answers data to data by 61xx, and gives it out by GET RESPONSE part by part', () => {
    const { card, send } = speak(() => ok(Uint8Array.from({ length: 256 }, (_, i) => i)));
    expect(send('80 2A 00 80 02 0102')).toBe('6100');
    expect(card.seen).toEqual(['802A008002010200']);
    const first = send('00 C0 00 00 F0');
    expect(first.slice(-4)).toBe('6110');
    expect(send('00 C0 00 00 11')).toBe('6C10');
    expect(send('00 C0 00 00 10')).toBe('F0F1F2F3F4F5F6F7F8F9FAFBFCFDFEFF9000');
    expect(send('00 C0 00 00 10')).toBe('6985');
  });

  it('sends case 3 on as it is, and refuses one whose data is not P3 long', () => {
    const { card, send } = speak(() => bytes(0x90, 0));
    expect(send('00 20 00 80 04 31323334')).toBe('9000');
    expect(card.seen).toEqual(['002000800431323334']);
    expect(send('00 20 00 80 04 313233')).toBe('error 1');
    expect(send('00 20 00 80')).toBe('error 1');
    expect(send('00 20 00 80 04')).toBe('6700');
  });
});

describe('virtual reader at TPDU level, T=0', () => {
  it('shows the T=0 ATR and carries TPDUs (CCID 1.1, 6.1.4)', async () => {
    const { reader, exchange } = await claimed('t0');
    reader.insert(echoCard(() => fromHex('63C3'), { duration: 1500 }));
    expect(await exchange('62 00000000 00 00 000000')).toBe(hex('80 02000000 00 00 00 00 00 3B00'));
    expect(await exchange('6F 05000000 00 01 00 0000 00 20 00 80 00')).toBe(
      hex('80 00000000 00 01 80 01 00'),
    );
  });
});
