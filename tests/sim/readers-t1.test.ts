import { describe, expect, it } from 'vitest';
import { type Bytes, fromHex, toHex } from '../../src/bytes';
import type { BlockFault, Fault } from '../../src/sim';
import { readAtr } from '../../src/sim/readers/atr';
import { encodeBlock } from '../../src/sim/readers/t1-block';
import { T1Card } from '../../src/sim/readers/t1-card';
import { claimed, echoCard, hex, ok } from './support/rig';

/** The card's end, spoken to in hex; '' = silence. */
function speak(
  answer: (apdu: Bytes) => Bytes,
  { atr = '3BE000FF8131FE4514', faults = [] as BlockFault[] } = {},
) {
  const card = echoCard(answer, { atr });
  let count = 0;
  const t1 = new T1Card(card, readAtr(card.atr), {
    bwt: 1000,
    onBlock: () => {
      count += 1;
      return faults.find(({ at }) => at === count);
    },
  });
  const send = (block: string): string => {
    const { answer: reply } = t1.receive(fromHex(block));
    return reply === undefined ? '' : toHex(reply);
  };
  return { card, send };
}

const READ = '00 00 05 00B0000002 B7';
const ANSWER = hex('00 00 04 CAFE9000 A0');
const short = () => ok(fromHex('CAFE'));

describe("the card's end of T=1 (ISO/IEC 7816-3, 11)", () => {
  it('answers an I-block by an I-block, each side counting its own N(S) from 0 (11.3.2.2)', () => {
    const { card, send } = speak(short);
    expect(send(READ)).toBe(ANSWER);
    expect(send('00 40 05 00B0000002 F7')).toBe(hex('00 40 04 CAFE9000 E0'));
    expect(send(READ)).toBe(ANSWER);
    expect(card.seen).toHaveLength(3);
  });

  it('sends at most IFSD octets a block, 32 before S(IFS), and goes on at an R-block (11.6.2.2)', () => {
    const { send } = speak(() => ok(new Uint8Array(40)));
    const zeros = (n: number) => '00'.repeat(n);
    expect(send(READ)).toBe(hex(`00 20 20 ${zeros(32)} 00`));
    expect(send('00 90 00 90')).toBe(hex(`00 40 0A ${zeros(8)} 9000 DA`));
    expect(send('00 C1 01 FC 3C')).toBe(hex('00 E1 01 FC 1C'));
    expect(send('00 40 05 00B0000002 F7')).toBe(hex(`00 00 2A ${zeros(40)} 9000 BA`));
  });

  it('gathers a chain of the host, answering each part by R with the number expected', () => {
    const { card, send } = speak(short);
    expect(send('00 20 02 00B0 92')).toBe(hex('00 90 00 90'));
    expect(send('00 60 02 0000 62')).toBe(hex('00 80 00 80'));
    expect(send('00 00 01 02 03')).toBe(ANSWER);
    expect(card.seen).toEqual(['00B0000002']);
  });

  it('answers a wrong EDC by R with error 1, anything else that is wrong by error 2 (rule 7.1)', () => {
    const { card, send } = speak(short);
    expect(send('00 00 05 00B0000002 B6')).toBe(hex('00 81 00 81'));
    expect(send('00 40 05 00B0000002 F7')).toBe(hex('00 82 00 82'));
    expect(send('01 00 05 00B0000002 B6')).toBe(hex('00 82 00 82'));
    expect(send('00 00 04 00B0000002 B6')).toBe(hex('00 82 00 82'));
    expect(send('00 C2 01 00 C3')).toBe(hex('00 82 00 82'));
    expect(send('00 E3 01 01 E3')).toBe(hex('00 82 00 82'));
    expect(card.seen).toEqual([]);
    expect(send(READ)).toBe(ANSWER);
  });

  it('sends the last I-block again at R with its number, and runs the command once', () => {
    const { card, send } = speak(short);
    send(READ);
    expect(send('00 80 00 80')).toBe(ANSWER);
    expect(send('00 81 00 81')).toBe(ANSWER);
    expect(card.seen).toEqual(['00B0000002']);
  });

  it('asks for a block that it never got, at R with the number of its own next block', () => {
    const { send } = speak(short);
    expect(send('00 80 00 80')).toBe(hex('00 80 00 80'));
    send(READ);
    expect(send('00 90 00 90')).toBe(hex('00 90 00 90'));
  });

  it('begins anew at S(RESYNCH), IFSD 32 included (rule 7.4.2)', () => {
    const { send } = speak(short);
    send(READ);
    expect(send('00 C0 00 C0')).toBe(hex('00 E0 00 E0'));
    expect(send(READ)).toBe(ANSWER);
  });

  it('gives up both chains at S(ABORT)', () => {
    const { card, send } = speak(short);
    send('00 20 02 00B0 92');
    expect(send('00 C2 00 C2')).toBe(hex('00 E2 00 E2'));
    expect(send('00 40 05 00B0000002 F7')).toBe(ANSWER);
    expect(card.seen).toEqual(['00B0000002']);
  });

  it('asks for time, a new IFSC or an abort, and repeats it until it is answered (rule 7.3)', () => {
    const { card, send } = speak(short, {
      faults: [
        { kind: 'card-wtx', at: 1, multiplier: 2 },
        { kind: 'card-ifs', at: 4, size: 16 },
        { kind: 'card-abort', at: 6 },
      ],
    });
    expect(send(READ)).toBe(hex('00 C3 01 02 C0'));
    expect(send('00 82 00 82')).toBe(hex('00 C3 01 02 C0'));
    expect(send('00 E3 01 02 E0')).toBe(ANSWER);
    expect(send('00 40 05 00B0000002 F7')).toBe(hex('00 C1 01 10 D0'));
    expect(send('00 E1 01 10 F0')).toBe(hex('00 40 04 CAFE9000 E0'));
    expect(send(READ)).toBe(hex('00 C2 00 C2'));
    expect(send('00 E2 00 E2')).toBe(hex('00 80 00 80'));
    expect(card.seen).toHaveLength(2);
  });

  it('ends its blocks by the CRC of ISO/IEC 13239 where TC says so', () => {
    // The vector of ISO/IEC 14443-3, annex B, which uses the same CRC: 00 00 00 gives CC C6.
    expect(toHex(encodeBlock({ pcb: 0, information: fromHex('') }, true))).toBe('000000CCC6');
    const { card, send } = speak(short, { atr: '3B80 8151 FE45 01 B4' });
    const block = toHex(encodeBlock({ pcb: 0, information: fromHex('00B0000002') }, true));
    expect(send(block)).toBe(toHex(encodeBlock({ pcb: 0, information: fromHex('CAFE9000') }, true)));
    expect(send(READ)).toBe(toHex(encodeBlock({ pcb: 0x91, information: fromHex('') }, true)));
    expect(card.seen).toHaveLength(1);
  });

  it.each<[BlockFault['kind'], string]>([
    ['block-lost', ''],
    ['answer-lost', ''],
    ['block-damaged', hex('00 81 00 81')],
    ['answer-damaged', hex('00 00 04 CAFE9000 A1')],
    ['block-doubled', hex('00 92 00 92')],
  ])('%s strikes as it says', (kind, answer) => {
    const fault = { kind, at: 1 } as BlockFault;
    const { card, send } = speak(short, { faults: [fault] });
    expect(send(READ)).toBe(answer);
    expect(card.seen).toHaveLength(kind === 'block-lost' || kind === 'block-damaged' ? 0 : 1);
  });

  it('answer-old gives the answer before, resynch-refused is silent at S(RESYNCH)', () => {
    const faults: BlockFault[] = [
      { kind: 'answer-old', at: 2 },
      { kind: 'resynch-refused', at: 3 },
    ];
    const { send } = speak(short, { faults });
    send(READ);
    expect(send('00 40 05 00B0000002 F7')).toBe(ANSWER);
    expect(send('00 C0 00 C0')).toBe('');
  });
});

describe('virtual reader at TPDU level, T=1 (CCID 1.1, 6.1.4)', () => {
  async function powered(card = echoCard(short), faults: Fault[] = []) {
    const rig = await claimed('t1');
    rig.reader.insert(card);
    await rig.exchange('62 00000000 00 00 000000');
    rig.reader.faults.plan(faults);
    return { ...rig, card };
  }

  it('carries one block each way, and has set T=1 from the ATR by itself', async () => {
    const { exchange } = await powered();
    // bmFindexDindex 11, bmTCCKST1 10, bGuardTime FF, BWI/CWI 45, no clock stop, IFSC FE, NAD 00 (6.2.3).
    expect(await exchange('6C 00000000 00 01 000000')).toBe(
      hex('82 07000000 00 01 00 00 01 11 10 FF 45 00 FE 00'),
    );
    expect(await exchange(`6F 09000000 00 02 00 0000 ${READ}`)).toBe(
      hex(`80 08000000 00 02 00 00 00 ${ANSWER}`),
    );
  });

  it('answers FE with the card still active when the block waiting time has passed (6.2, ICC_MUTE)', async () => {
    const { exchange, clock } = await powered(echoCard(short), [{ kind: 'block-lost', at: 1 }]);
    const before = clock.now();
    expect(await exchange(`6F 09000000 00 01 00 0000 ${READ}`)).toBe(hex('80 00000000 00 01 40 FE 00'));
    // BWI 4 at 4.8 MHz: 16 × 960 × 372 / 4800 ms, and 11 etu.
    expect(clock.now() - before).toBeCloseTo(1191.25, 1);
  });

  it('waits bBWI times as long for the answer to S(WTX)', async () => {
    const { exchange } = await powered(echoCard(short, { duration: 3000 }));
    expect(await exchange(`6F 09000000 00 01 00 0000 ${READ}`)).toBe(
      hex('80 05000000 00 01 00 00 00 00 C3 01 03 C1'),
    );
    expect(await exchange('6F 05000000 00 02 03 0000 00 E3 01 03 E1')).toBe(
      hex(`80 08000000 00 02 00 00 00 ${ANSWER}`),
    );
  });
});

describe('a reader with nothing automatic (dwFeatures 00010000)', () => {
  const ATR = '3B DA 13 FF 81 31 FB 46 80 12 39 2F 31 C1 73 C6 01 C0 3B';

  it('needs voltage, PPS and parameters from the host before the card is understood', async () => {
    const { reader, exchange } = await claimed('manual');
    const card = echoCard(short, { atr: ATR });
    reader.insert(card);
    expect(await exchange('62 00000000 00 00 000000')).toBe(hex('80 00000000 00 00 41 07 00'));
    expect(await exchange('62 00000000 00 01 010000')).toBe(hex(`80 13000000 00 01 00 00 00 ${ATR}`));
    expect(await exchange('6C 00000000 00 02 000000')).toBe(hex('82 05000000 00 02 00 00 00 11 00 00 0A 00'));
    const pps = 'FF 11 13 FD';
    expect(await exchange(`6F 04000000 00 03 00 0000 ${pps}`)).toBe(hex(`80 04000000 00 03 00 00 00 ${pps}`));
    expect(await exchange(`6F 09000000 00 04 00 0000 ${READ}`)).toBe(hex('80 00000000 00 04 40 FE 00'));
    await exchange('61 07000000 00 05 010000 11 10 FF 46 00 FB 00');
    expect(await exchange(`6F 09000000 00 06 00 0000 ${READ}`)).toBe(hex('80 00000000 00 06 40 FD 00'));
    await exchange('61 07000000 00 07 010000 13 10 FF 46 00 FB 00');
    expect(await exchange(`6F 09000000 00 08 00 0000 ${READ}`)).toBe(
      hex(`80 08000000 00 08 00 00 00 ${ANSWER}`),
    );
  });

  it('leaves PPS1 out for a rate that the card does not have (ISO/IEC 7816-3, 9.3)', async () => {
    const { reader, exchange } = await claimed('manual');
    reader.insert(echoCard(short, { atr: ATR }));
    await exchange('62 00000000 00 00 010000');
    expect(await exchange('6F 04000000 00 01 00 0000 FF 11 18 F6')).toBe(
      hex('80 03000000 00 01 00 00 00 FF 01 FE'),
    );
  });

  it('answers at the voltages that work and no other', async () => {
    const { reader, exchange } = await claimed('manual');
    reader.insert(echoCard(short));
    reader.faults.plan([{ kind: 'voltage', works: 2 }]);
    expect(await exchange('62 00000000 00 00 010000')).toBe(hex('80 00000000 00 00 41 FE 00'));
    expect((await exchange('62 00000000 00 01 020000')).slice(0, 20)).toBe(hex('80 09000000 00 01 00 00 00'));
  });
});
