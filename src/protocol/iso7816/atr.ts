import { AppError } from '../../errors';
import { type Bytes, ByteReader, bytes } from '../../bytes';
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

type Group = { readonly [key in 'a' | 'b' | 'c']?: number };

/**
 * Takes an ATR apart. A wrong or missing TCK is told in `tck` and accepted only where the protocol is certain
 * all the same (one offered, or specific mode): cards with a bad TCK exist.
 * @throws AppError `atr/malformed`
 */
export function parseAtr(raw: Bytes): Atr {
  if (raw.length > LONGEST) throw malformed('length');
  const { convention, reader } = start(raw);
  try {
    return read(convention, reader, raw);
  } catch (error) {
    throw error instanceof AppError && error.code === 'bytes/short' ? malformed('truncated') : error;
  }
}

/** TS (8.1): 03 is what a reader hands up that did not turn the octets of the inverse convention. */
function start(raw: Bytes): { convention: Atr['convention']; reader: ByteReader } {
  const ts = raw[0];
  const octets = raw.slice(1);
  if (ts === 0x3b) return { convention: 'direct', reader: new ByteReader(octets) };
  if (ts === 0x3f) return { convention: 'inverse', reader: new ByteReader(octets) };
  if (ts === 0x03) return { convention: 'inverse', reader: new ByteReader(octets.map(turned)) };
  throw malformed('TS');
}

/** An octet of the inverse convention read as a direct one, set right: bits in reverse and complemented. */
function turned(octet: number): number {
  let out = 0;
  for (let bit = 0; bit < 8; bit += 1) out = (out << 1) | ((~octet >> bit) & 1);
  return out;
}

function read(convention: Atr['convention'], reader: ByteReader): Atr {
  const t0 = reader.u8();
  const global = group(reader, t0);
  const td1 = global.d;
  const second = td1 === undefined ? {} : group(reader, td1);
  const offered = td1 === undefined ? [0] : [td1 & 0x0f];
  // From the third group on, TA, TB and TC are of the protocol that the TD before them named; the first set counts.
  const specificOf = new Map<number, Group>();
  for (let td = second.d; td !== undefined; ) {
    const protocol = td & 0x0f;
    const found = group(reader, td);
    offered.push(protocol);
    if (!specificOf.has(protocol)) specificOf.set(protocol, found);
    td = found.d;
  }
  if (td1 !== undefined && (td1 & 0x0f) === GLOBAL) throw malformed('T=15 offered first');
  const historical = reader.take(t0 & 0x0f);
  const [first = 0, ...others] = new Set(offered.filter((protocol) => protocol !== GLOBAL));
  const specific = second.a === undefined ? undefined : specificMode(second.a);
  const tck = checkTck(reader, offered);
  if ((tck === 'wrong' || tck === 'missing') && others.length > 0 && specific === undefined) {
    throw malformed('TCK');
  }
  const t1 = specificOf.get(1) ?? {};
  const t15 = specificOf.get(GLOBAL) ?? {};
  return {
    convention,
    protocols: [first, ...others],
    ...(specific === undefined ? {} : { specific }),
    fiDi: global.a ?? DEFAULT_FI_DI,
    extraGuardTime: global.c ?? 0,
    wi: second.c || DEFAULT_WI,
    ifsc: within(t1.a ?? 32, 1, 254, 'IFSC'),
    bwi: within((t1.b ?? DEFAULT_BWI_CWI) >> 4, 0, 9, 'BWI'),
    cwi: (t1.b ?? DEFAULT_BWI_CWI) & 0x0f,
    edc: ((t1.c ?? 0) & 1) === 1 ? 'crc' : 'lrc',
    clockStop: (t15.a ?? 1) >> 6,
    classes: (t15.a ?? 1) & 0x3f,
    historical,
    tck,
  };
}
