/** TA1 when the ATR has none: Fi = 372, Di = 1 (ISO/IEC 7816-3, 8.3). */
export const DEFAULT_FI_DI = 0x11;

/** Clock rate conversion and baud rate adjustment: 1 etu = F / (D × f). */
export interface FiDi {
  readonly f: number;
  readonly d: number;
}

/** ISO/IEC 7816-3, table 7, by the index FI; undefined where it is reserved. */
const FI: readonly (number | undefined)[] = [
  372,
  372,
  558,
  744,
  1116,
  1488,
  1860,
  undefined,
  undefined,
  512,
  768,
  1024,
  1536,
  2048,
];
/** ISO/IEC 7816-3, table 8, by the index DI; undefined where it is reserved. */
const DI: readonly (number | undefined)[] = [undefined, 1, 2, 4, 8, 16, 32, 64, 12, 20];

/** Fi and Di coded as in TA1 and PPS1, FI in the high nibble; undefined where either is reserved. */
export function fiDi(code: number): FiDi | undefined {
  const f = FI[code >> 4];
  const d = DI[code & 0x0f];
  return f === undefined || d === undefined ? undefined : { f, d };
}

/** All in milliseconds. */
export interface WaitingTimes {
  readonly etu: number;
  /** Block waiting time of T=1 (11.4.3). */
  readonly bwt: number;
  /** Character waiting time of T=1 (11.4.3). */
  readonly cwt: number;
  /** Waiting time of T=0 (10.2). */
  readonly wwt: number;
}

/**
 * The waiting times at a clock of `kHz`, with `f` and `d` as they are in use.
 * @param card the ATR's waiting time integers
 */
export function waitingTimes(
  kHz: number,
  { f, d }: FiDi,
  card: { readonly bwi: number; readonly cwi: number; readonly wi: number },
): WaitingTimes {
  const etu = f / (d * kHz);
  return {
    etu,
    bwt: 11 * etu + (2 ** card.bwi * 960 * 372) / kHz,
    cwt: (11 + 2 ** card.cwi) * etu,
    wwt: (card.wi * 960 * f) / kHz,
  };
}
