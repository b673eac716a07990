import { AppError, isAppError } from '../../errors';
import { ByteReader, type Bytes } from '../../bytes';
import { DEFAULT_FI_DI } from './timing';

/** `none`: not required and not there (only T=0 offered); `missing`: required and not there. */
export type TckState = 'right' | 'wrong' | 'missing' | 'none';

/** Answer to reset (ISO/IEC 7816-3, clause 8), with the defaults filled in where it is silent. */
export interface Atr {
  readonly convention: 'direct' | 'inverse';
  /** Protocols offered without T=15, in order, each once; the first is in use when no PPS is made. */
  readonly protocols: readonly [number, ...number[]];
  /** From TA2: the one protocol in use, without PPS. Undefined in negotiable mode. */
  readonly specific?: {
    readonly protocol: number;
    /** A reset can bring the card into negotiable mode. */
    readonly changeable: boolean;
    /** Fi and Di in use are TA1's; otherwise they are implicit, known to card and terminal. */
    readonly explicit: boolean;
  };
  /** TA1: Fi and Di that the card takes at most, by PPS (or at once in specific mode). FI high, DI low. */
  readonly fiDi: number;
  /** TC1: N of the extra guard time, 0 to 255. */
  readonly extraGuardTime: number;
  /** TC2: waiting time integer of T=0. */
  readonly wi: number;
  /** Information field size that the card receives over T=1, 1 to 254. */
  readonly ifsc: number;
  readonly bwi: number;
  readonly cwi: number;
  readonly edc: 'lrc' | 'crc';
  /** T=15, first TA: clock stop indicator X and class indicator Y (1 = A 5 V, 2 = B 3 V, 4 = C 1.8 V). */
  readonly clockStop: number;
  readonly classes: number;
  readonly historical: Bytes;
  readonly tck: TckState;
}

/** TS and at most 32 octets after it (8.2.1). */
const LONGEST = 33;

/** T=15 names no protocol: its interface bytes are valid for all (8.2.3). */
const GLOBAL = 15;
const DEFAULT_WI = 10;
const DEFAULT_IFSC = 32;
const DEFAULT_BWI_CWI = 0x4d;
/** Clock stop not supported, class A only. */
const DEFAULT_CLOCK_AND_CLASS = 0x01;

/** The interface bytes TA to TD of one number, each where it is there. */
interface Group {
  readonly a: number | undefined;
  readonly b: number | undefined;
  readonly c: number | undefined;
  readonly d: number | undefined;
}

/**
 * Takes an ATR apart. A wrong or missing TCK is told in `tck` and accepted only where the protocol is certain
 * all the same (one offered, or specific mode): cards with a bad TCK exist.
 * @throws AppError `atr/malformed`
 */
export function parseAtr(raw: Bytes): Atr {
  if (raw.length > LONGEST) throw malformed('length');
  const { convention, octets } = decodeTs(raw);
  try {
    return { convention, ...readAtr(octets) };
  } catch (error) {
    throw isAppError(error, 'bytes/short') ? malformed('truncated') : error;
  }
}

/** TS (8.1): 03 is what a reader hands up that did not turn the octets of the inverse convention. */
function decodeTs(raw: Bytes): { convention: Atr['convention']; octets: Bytes } {
  const [ts] = raw;
  const octets = raw.slice(1);
  if (ts === 0x3b) return { convention: 'direct', octets };
  if (ts === 0x3f) return { convention: 'inverse', octets };
  if (ts === 0x03) return { convention: 'inverse', octets: octets.map(turned) };
  throw malformed('TS');
}

/** An octet of the inverse convention that was read as a direct one: bits in reverse and complemented. */
function turned(octet: number): number {
  let out = 0;
  for (let bit = 0; bit < 8; bit += 1) out = (out << 1) | ((~octet >> bit) & 1);
  return out;
}

/** From T0 to TCK (8.2). */
function readAtr(octets: Bytes): Omit<Atr, 'convention'> {
  const reader = new ByteReader(octets);
  const t0 = reader.u8();
  const first = readGroup(reader, t0);
  const second = readGroup(reader, first.d);
  if (first.d !== undefined && protocolOf(first.d) === GLOBAL) throw malformed('T=15 in TD1');
  // From the third on, TA, TB and TC belong to the protocol in the TD before them; its first set counts (8.2.3).
  const sets = new Map<number, Group>();
  const named = [first.d === undefined ? 0 : protocolOf(first.d)];
  for (let td = second.d; td !== undefined;) {
    const protocol = protocolOf(td);
    const group = readGroup(reader, td);
    named.push(protocol);
    if (!sets.has(protocol)) sets.set(protocol, group);
    td = group.d;
  }
  const historical = reader.take(t0 & 0x0f);
  const tck = readTck(reader, octets, named);
  const [inUse = 0, ...others] = new Set(named.filter((protocol) => protocol !== GLOBAL));
  const certain = others.length === 0 || second.a !== undefined;
  if (!certain && (tck === 'wrong' || tck === 'missing')) throw malformed('TCK');
  const bwiCwi = sets.get(1)?.b ?? DEFAULT_BWI_CWI;
  const clockAndClass = sets.get(GLOBAL)?.a ?? DEFAULT_CLOCK_AND_CLASS;
  return {
    protocols: [inUse, ...others],
    ...(second.a === undefined ? {} : { specific: specificMode(second.a) }),
    fiDi: first.a ?? DEFAULT_FI_DI,
    extraGuardTime: first.c ?? 0,
    // 00 is reserved (10.2).
    wi: second.c === undefined || second.c === 0 ? DEFAULT_WI : second.c,
    ifsc: within(sets.get(1)?.a ?? DEFAULT_IFSC, 1, 254, 'IFSC'),
    bwi: within(bwiCwi >> 4, 0, 9, 'BWI'),
    cwi: bwiCwi & 0x0f,
    edc: ((sets.get(1)?.c ?? 0) & 0x01) === 0 ? 'lrc' : 'crc',
    clockStop: clockAndClass >> 6,
    classes: clockAndClass & 0x3f,
    historical,
    tck,
  };
}

/** TA, TB, TC and TD of one number, as the high nibble of T0 or of the TD before tells. */
function readGroup(reader: ByteReader, indicator = 0): Group {
  const next = (bit: number): number | undefined => ((indicator & bit) === 0 ? undefined : reader.u8());
  return { a: next(0x10), b: next(0x20), c: next(0x40), d: next(0x80) };
}

function protocolOf(td: number): number {
  return td & 0x0f;
}

/** TA2 (8.3). */
function specificMode(ta2: number): NonNullable<Atr['specific']> {
  return { protocol: ta2 & 0x0f, changeable: (ta2 & 0x80) === 0, explicit: (ta2 & 0x10) === 0 };
}

/** TCK (8.2.5) is there unless T=0 alone is named; the XOR from T0 to TCK is 00. Nothing follows it. */
function readTck(reader: ByteReader, octets: Bytes, named: readonly number[]): TckState {
  const required = named.some((protocol) => protocol !== 0);
  const missing = required && reader.remaining === 0;
  // TCK itself is judged below, in the sum of all octets.
  if (required && !missing) reader.skip(1);
  if (reader.remaining > 0) throw malformed('octets after the end');
  if (!required) return 'none';
  if (missing) return 'missing';
  return octets.reduce((sum, octet) => sum ^ octet, 0) === 0 ? 'right' : 'wrong';
}

function within(value: number, least: number, most: number, what: string): number {
  if (value < least || value > most) throw malformed(what);
  return value;
}

function malformed(what: string): AppError {
  return new AppError('atr/malformed', { what });
}
