import { type Atr, DEFAULT_FI_DI, type WaitingTimes, fiDi, waitingTimes } from '../../protocol/iso7816';
import type { ClassDescriptor } from './class-descriptor';
import { READER_LIMIT } from './pump';

/** No command is waited for longer than this without a sign of life. */
const LONGEST = 60_000;
/** What the reader may need beside the card. */
const READER_TIME = 1_000;
/** The least for a command that carries a PIN: given up too early, a try may be lost. */
const SECRET_LEAST = 5_000;
/** A clock, in kHz, for readers that tell none that can be: slow, so that times come out long. */
const SLOWEST_CLOCK = 1_000;
const FASTEST_CLOCK = 20_000;

export interface Limits {
  readonly timeout: number;
  readonly extension: number;
}

/** The card's waiting times at the reader's clock, with Fi and Di coded as in TA1. */
export function cardTimes(atr: Atr, code: number, { defaultClock }: ClassDescriptor): WaitingTimes {
  const clock = defaultClock >= SLOWEST_CLOCK && defaultClock <= FASTEST_CLOCK ? defaultClock : SLOWEST_CLOCK;
  return waitingTimes(clock, fiDi(code) ?? fiDi(DEFAULT_FI_DI) ?? { f: 372, d: 1 }, atr);
}

/** How long one block of T=1 may take: BWT and the characters of two blocks. */
export function blockLimits(times: WaitingTimes, cardTime: number): Limits {
  return {
    timeout: clamp(cardTime + 260 * (times.cwt + 12 * times.etu) + READER_TIME),
    extension: times.bwt,
  };
}

/** How long one APDU or T=0 TPDU may take; a time that the caller knows of the card replaces the ATR's. */
export function commandLimits(
  protocol: number,
  times: WaitingTimes,
  cardTime: number | undefined,
  secret: boolean,
): Limits {
  const { bwt, cwt, wwt, etu } = times;
  const own = protocol === 1 ? bwt + 260 * (cwt + 12 * etu) : 260 * wwt + 5 * 12 * etu;
  const timeout = clamp((cardTime ?? own) + READER_TIME);
  return {
    timeout: secret ? Math.max(timeout, SECRET_LEAST) : timeout,
    extension: protocol === 1 ? bwt : wwt,
  };
}

function clamp(ms: number): number {
  return Math.min(Math.max(ms, READER_LIMIT), LONGEST);
}
