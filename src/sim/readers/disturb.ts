import { type Bytes, bytes, concat } from '../../bytes';
import type { MessageFault } from '../faults';
import { ANSWER } from './ccid-message';

/** One IN transfer's worth of octets; `ends` = a zero-length packet follows where it fills its last packet. */
export interface Outgoing {
  readonly octets: Bytes;
  readonly ends?: true;
}

/** What goes over the wire in place of an answer when these faults strike it. */
export function disturb(answer: Bytes, faults: readonly MessageFault[]): Outgoing[] {
  return faults.reduce<Outgoing[]>(
    (outgoing, fault) => outgoing.flatMap((each) => strike(each, fault)),
    [{ octets: answer }],
  );
}

/** Offsets in the header of a bulk IN message (CCID 1.1, 6.2). */
const AT = { type: 0, length: 1, slot: 5, sequence: 6, status: 7 };

function strike(outgoing: Outgoing, fault: MessageFault): Outgoing[] {
  const { octets } = outgoing;
  const changed = (at: number, change: (value: number) => number): Bytes =>
    octets.map((value, index) => (index === at ? change(value) & 0xff : value));
  switch (fault.kind) {
    case 'wrong-sequence':
      return [{ octets: changed(AT.sequence, (value) => value + 1) }];
    case 'wrong-slot':
      return [{ octets: changed(AT.slot, (value) => value + 1) }];
    case 'wrong-type':
      return [{ octets: changed(AT.type, (value) => value ^ 0x03) }];
    case 'status-rfu':
      return [{ octets: changed(AT.status, (value) => value | 0xc0) }];
    case 'repeated':
      return [outgoing, outgoing];
    case 'merged':
      return [{ octets: concat(octets, octets) }];
    case 'stale': {
      const old = { octets: changed(AT.sequence, (value) => value - 1) };
      return [...Array.from({ length: fault.count }, () => old), outgoing];
    }
    case 'unsolicited':
      return [{ octets: bytes(ANSWER.slotStatus, 0, 0, 0, 0, 0, 0xa5, 0, 0, 0) }, outgoing];
    case 'length':
      return [{ octets: changed(AT.length, (value) => value + fault.by) }];
    case 'length-all-ones':
      return [{ octets: octets.map((value, at) => (at >= AT.length && at < AT.length + 4 ? 0xff : value)) }];
    case 'trailing':
      return [{ octets: concat(octets, new Uint8Array(fault.octets)) }];
    case 'cut':
      return [{ octets: octets.slice(0, fault.to), ends: true }];
    case 'empty-packet':
      return [{ octets: bytes(), ends: true }, outgoing];
    case 'split':
      return split(octets, fault.sizes);
    case 'no-answer':
      return [];
    default:
      return [outgoing];
  }
}

function split(octets: Bytes, sizes: readonly number[]): Outgoing[] {
  const parts: Outgoing[] = [];
  let rest = octets;
  for (const size of sizes) {
    if (size >= rest.length) break;
    parts.push({ octets: rest.slice(0, size), ends: true });
    rest = rest.slice(size);
  }
  return [...parts, { octets: rest }];
}
