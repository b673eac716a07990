import { type Bytes, ByteReader } from '../../bytes';

/** What an ATR tells a reader (ISO/IEC 7816-3, 8). */
export interface AtrFacts {
  /** Protocols offered, the first one first; T=0 where nothing says otherwise. */
  readonly protocols: readonly number[];
  /** TA1: Fi and Di; 0x11 by default. */
  readonly rate: number;
  /** TA2 is there: the card is in specific mode, no PPS. */
  readonly isSpecific: boolean;
  readonly isInverse: boolean;
  readonly guardTime: number;
  readonly waitingInteger: number;
  readonly ifsc: number;
  readonly bwi: number;
  readonly cwi: number;
  readonly isCrc: boolean;
}

/** Reads the interface bytes; whatever is missing has its default. */
export function readAtr(atr: Bytes): AtrFacts {
  const groups = interfaceGroups(atr);
  const [first, second] = groups;
  const t1 = groups.find(({ index, protocol }) => index > 2 && protocol === 1);
  const protocols = groups.slice(1).flatMap(({ protocol }) => (protocol < 15 ? [protocol] : []));
  return {
    protocols: protocols.length === 0 ? [0] : [...new Set(protocols)],
    rate: first?.ta ?? 0x11,
    isSpecific: second?.ta !== undefined,
    isInverse: atr[0] === 0x3f,
    guardTime: first?.tc ?? 0,
    waitingInteger: second?.tc ?? 10,
    ifsc: t1?.ta ?? 32,
    bwi: (t1?.tb ?? 0x4d) >> 4,
    cwi: (t1?.tb ?? 0x4d) & 0x0f,
    isCrc: ((t1?.tc ?? 0) & 1) === 1,
  };
}

interface Group {
  readonly index: number;
  /** The T that TD of the group before named; the first group is general. */
  readonly protocol: number;
  readonly ta: number | undefined;
  readonly tb: number | undefined;
  readonly tc: number | undefined;
}

function interfaceGroups(atr: Bytes): Group[] {
  const groups: Group[] = [];
  const reader = new ByteReader(atr);
  const next = (): number | undefined => (reader.remaining > 0 ? reader.u8() : undefined);
  next();
  let presence = next();
  let protocol = 0;
  while (presence !== undefined) {
    const bits = presence;
    const read = (bit: number): number | undefined => ((bits & bit) === 0 ? undefined : next());
    groups.push({ index: groups.length + 1, protocol, ta: read(0x10), tb: read(0x20), tc: read(0x40) });
    presence = read(0x80);
    protocol = (presence ?? 0) & 0x0f;
  }
  return groups;
}
