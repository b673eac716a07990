import { type Bytes, bytes, concat } from '../../bytes';
import type { VirtualCard } from '../card/card';
import { ERROR } from './ccid-message';
import type { Exchange } from './exchange';

const GET_RESPONSE = 0xc0;
/** Without data these ask for some: READ BINARY, READ RECORD, GET CHALLENGE, GET DATA (ISO/IEC 7816-4, 5.4.2). */
const READS = new Set([0xb0, 0xb1, 0xb2, 0xb3, 0x84, 0xca, 0xcb]);
/** With data these answer data: PSO, INTERNAL and GENERAL AUTHENTICATE. */
const COMPUTES = new Set([0x2a, 0x88, 0x86, 0x87]);
const SELECT = 0xa4;
/** SELECT's P2 that asks for no file control information. */
const NO_INFORMATION = 0x0c;

/**
 * The card's T=0 face behind a reader that handles procedure bytes (ISO/IEC 7816-3, 10 and 12): TPDUs of five
 * octets, with data where P3 counts data to the card. Lc and Le never go together: an answer to data waits for
 * GET RESPONSE.
 */
export function t0Card(card: VirtualCard): (tpdu: Bytes) => Exchange {
  let waiting: Bytes = bytes();

  const run = (apdu: Bytes) => ({ answer: card.transmit(apdu), after: card.duration(apdu) });
  const pick = (p3: number): Bytes => {
    const length = p3 === 0 ? 256 : p3;
    if (length > waiting.length) return bytes(0x6c, waiting.length);
    const data = waiting.slice(0, length);
    waiting = waiting.slice(length);
    return concat(data, waiting.length > 0 ? moreWaits(waiting) : bytes(0x90, 0x00));
  };

  return (tpdu) => {
    const [, ins = 0, , p2 = 0, p3 = 0] = tpdu;
    const header = tpdu.slice(0, 4);
    if (tpdu.length < 5) return { error: ERROR.length, after: 0 };
    if (tpdu.length > 5) {
      if (tpdu.length !== 5 + p3) return { error: ERROR.length, after: 0 };
      const answers = COMPUTES.has(ins) || (ins === SELECT && (p2 & NO_INFORMATION) !== NO_INFORMATION);
      const { answer, after } = run(answers ? concat(tpdu, bytes(0)) : tpdu);
      waiting = answer.slice(0, -2);
      return { data: waiting.length > 0 ? moreWaits(waiting) : answer, after };
    }
    if (ins === GET_RESPONSE) {
      return { data: waiting.length === 0 ? bytes(0x69, 0x85) : pick(p3), after: 0 };
    }
    waiting = bytes();
    // Case 1 goes as five octets with P3 = 00; a card that waits for data without getting any says 6700.
    if (!READS.has(ins)) {
      return p3 === 0 ? inline(run(header)) : { data: bytes(0x67, 0x00), after: 0 };
    }
    const { answer, after } = run(tpdu);
    const length = answer.length - 2;
    // T=0 carries exactly P3 octets or none: 6Cxx names the right number (10.3.2).
    const isOther = length > 0 && length !== (p3 === 0 ? 256 : p3);
    return { data: isOther ? bytes(0x6c, length & 0xff) : answer, after };
  };
}

function inline({ answer, after }: { readonly answer: Bytes; readonly after: number }): Exchange {
  return { data: answer.slice(-2), after };
}

/** 61xx: so many octets wait, 00 for 256 or more. */
function moreWaits(waiting: Bytes): Bytes {
  return bytes(0x61, waiting.length > 255 ? 0 : waiting.length);
}
