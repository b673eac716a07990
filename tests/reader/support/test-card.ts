import { type Bytes, ByteReader, bytes, concat, fromHex } from '../../../src/bytes';
import type { CardLogEntry, VirtualCard } from '../../../src/sim';

/** T=1, IFSC 254, BWI 4, CWI 5, LRC; TCK right. */
export const T1_ATR = fromHex('3B E0 00 FF 81 31 FE 45 14');
/** T=0 alone, no interface bytes: no TCK. */
export const T0_ATR = fromHex('3B 00');

export interface TestCard extends VirtualCard {
  readonly log: CardLogEntry[];
  resets: number;
  /** VERIFY with data that reached the chip. */
  readonly verifies: () => number;
  /** Milliseconds that each command takes. */
  work: number;
}

/** What READ BINARY of the test card gives at an offset: each octet tells its own place. */
export function content(offset: number, length: number): Bytes {
  return Uint8Array.from({ length }, (_, i) => ((offset + i) * 7) & 0xff);
}

/**
 * A card that needs no keys and no files: SELECT succeeds, READ BINARY gives {@link content}, PUT DATA takes
 * anything, VERIFY counts. It knows nothing of readers.
 */
export function testCard(atr: Bytes = T1_ATR): TestCard {
  const log: CardLogEntry[] = [];
  const card: TestCard = {
    atr,
    typeB: { applicationData: bytes(0, 0, 0, 0), protocolInfo: bytes(0, 0x81, 0x81) },
    log,
    resets: 0,
    work: 0,
    verifies: () => log.filter(({ command }) => command[1] === 0x20 && command.length > 5).length,
    reset: () => {
      card.resets += 1;
    },
    transmit: (command) => {
      const response = answer(command);
      const [sw1 = 0, sw2 = 0] = response.slice(-2);
      log.push({ command: command.slice(), sw: sw1 * 256 + sw2 });
      return response;
    },
    duration: () => card.work,
  };
  return card;
}

function answer(command: Bytes): Bytes {
  const reader = new ByteReader(command);
  reader.skip(1);
  const ins = reader.u8();
  const offset = reader.u16be();
  const done = bytes(0x90, 0x00);
  if (ins !== 0xb0) return ins === 0x20 && command.length <= 5 ? bytes(0x63, 0xc3) : done;
  const extended = reader.remaining === 3;
  if (extended) reader.skip(1);
  const le = extended ? reader.u16be() || 65_536 : reader.remaining > 0 ? reader.u8() || 256 : 0;
  return concat(content(offset, le), done);
}
