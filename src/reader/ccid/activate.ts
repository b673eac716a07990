import { ByteWriter, type Bytes } from '../../bytes';
import { AppError } from '../../errors';
import { type Atr, DEFAULT_FI_DI, checkPps, encodePps, fiDi, parseAtr } from '../../protocol/iso7816';
import { isLinkLoss } from '../link-loss';
import { type ClassDescriptor, does, exchangeLevel, speaks } from './class-descriptor';
import type { CommandOptions } from './pump';
import type { Parameters, Slot } from './slot';
import { powerOn } from './voltage';

/** A card with power, and what is settled with it. */
export interface ActiveCard {
  readonly raw: Bytes;
  readonly atr: Atr;
  readonly protocol: 0 | 1;
  /** Fi and Di in use, coded as in TA1. */
  readonly fiDi: number;
}

/**
 * Cold reset, protocol and parameters (ISO/IEC 7816-3, 6.2 and 9; CCID 1.1, dwFeatures). What the reader does by
 * itself is left to it.
 * @throws AppError `reader/no-card`, `reader/card-mute`, `reader/card-unsupported`, `atr/malformed`, …
 */
export async function activate(
  slot: Slot,
  descriptor: ClassDescriptor,
  options: CommandOptions,
): Promise<ActiveCard> {
  const reset = async (): Promise<{ raw: Bytes; atr: Atr }> => {
    await slot.powerOff(options);
    const raw = await powerOn(slot, descriptor, options);
    return { raw, atr: parseAtr(raw) };
  };
  let { raw, atr } = await reset();
  let protocol: 0 | 1 = chooseProtocol(atr, descriptor);
  let code = atr.specific?.explicit === false ? DEFAULT_FI_DI : atr.fiDi;
  const tpdu = exchangeLevel(descriptor) === 'tpdu';
  const automatic = does(descriptor, 'autoNegotiation') || does(descriptor, 'autoPps');

  if (tpdu && !automatic && atr.specific === undefined) {
    const agreed = await negotiate(slot, atr, protocol, descriptor, options);
    if (agreed === undefined) {
      // The card lost the thread (9.3): a cold reset brings its defaults back, and the reader's own follow.
      ({ raw, atr } = await reset());
      if (atr.protocols[0] !== protocol) throw new AppError('reader/card-unsupported', { what: 'PPS' });
      if (!does(descriptor, 'autoParameters')) await slot.resetParameters(options);
    }
    code = agreed ?? DEFAULT_FI_DI;
  } else if (tpdu && atr.protocols.length > 1) {
    protocol = await protocolInUse(slot, protocol, descriptor, options);
  }
  if (!does(descriptor, 'autoParameters')) {
    await slot.setParameters(cardParameters(atr, protocol, code), options);
  }
  return { raw, atr, protocol, fiDi: code };
}

/** The protocol of specific mode, else the first that card and reader both have. */
function chooseProtocol(atr: Atr, descriptor: ClassDescriptor): 0 | 1 {
  const offered = atr.specific === undefined ? atr.protocols : [atr.specific.protocol];
  for (const protocol of offered) {
    if ((protocol === 0 || protocol === 1) && speaks(descriptor, protocol)) return protocol;
  }
  throw new AppError('reader/card-unsupported', { what: 'protocol' });
}

/**
 * PPS by the host (ISO/IEC 7816-3, 9): asked only where something other than the defaults is wanted.
 * @returns Fi and Di in use; undefined when it failed
 */
async function negotiate(
  slot: Slot,
  atr: Atr,
  protocol: 0 | 1,
  descriptor: ClassDescriptor,
  options: CommandOptions,
): Promise<number | undefined> {
  const wanted = isFastEnough(atr.fiDi, descriptor) ? atr.fiDi : DEFAULT_FI_DI;
  if (wanted === DEFAULT_FI_DI && protocol === atr.protocols[0]) return DEFAULT_FI_DI;
  const request = wanted === DEFAULT_FI_DI ? { protocol } : { protocol, fiDi: wanted };
  try {
    const answer = await slot.xfrBlock(encodePps(request), options);
    return answer.commandStatus === 'failed' ? undefined : checkPps(request, answer.data);
  } catch (error) {
    if (isLinkLoss(error)) return undefined;
    throw error;
  }
}

/** Whether the reader's interface reaches the rate of these Fi and Di: D × f / F bit/s. */
function isFastEnough(code: number, { defaultClock, maxDataRate }: ClassDescriptor): boolean {
  const factors = fiDi(code);
  return factors !== undefined && (factors.d * defaultClock * 1000) / factors.f <= maxDataRate;
}

/** Which protocol a reader that negotiates by itself has settled on. */
async function protocolInUse(
  slot: Slot,
  expected: 0 | 1,
  descriptor: ClassDescriptor,
  options: CommandOptions,
): Promise<0 | 1> {
  if (!speaks(descriptor, 0) || !speaks(descriptor, 1)) return expected;
  try {
    const { protocol } = await slot.getParameters(options);
    return protocol === 0 || protocol === 1 ? protocol : expected;
  } catch (error) {
    if (error instanceof AppError && error.code === 'reader/command-failed') return expected;
    throw error;
  }
}

/** abProtocolDataStructure of SetParameters (CCID 1.1, 6.1.7). */
export function cardParameters(atr: Atr, protocol: 0 | 1, code: number): Parameters {
  const inverse = atr.convention === 'inverse' ? 0x02 : 0x00;
  const crc = atr.edc === 'crc' ? 0x01 : 0x00;
  const writer = new ByteWriter().u8(code);
  if (protocol === 0) {
    writer.u8(inverse).u8(atr.extraGuardTime).u8(atr.wi).u8(atr.clockStop);
  } else {
    writer
      .u8(0x10 | inverse | crc)
      .u8(atr.extraGuardTime)
      .u8((atr.bwi << 4) | atr.cwi)
      .u8(atr.clockStop)
      .u8(atr.ifsc)
      .u8(0);
  }
  return { protocol, data: writer.finish() };
}
