import { isAppError } from '../../errors';
import type { ApduExchange } from '../../protocol/iso7816';
import { t0 } from '../../protocol/t0';
import { type BlockExchange, type T1Options, t1 } from '../../protocol/t1';
import { isLinkLoss } from '../link-loss';
import { type ClassDescriptor, does, ifsdLimit } from './class-descriptor';
import { PARITY_ERROR } from './command-error';
import type { CommandOptions } from './pump';
import type { Limits } from './timing';
import type { Slot } from './slot';

/** How a powered card is spoken to: one APDU after another, reads of at most `maxRead` octets in one exchange each. */
export interface Exchange {
  readonly maxRead: number;
  readonly exchange: ApduExchange;
}

/** T=0 at TPDU level: the reader runs the procedure bytes (CCID 1.1, 6.1.4). */
export function t0Level(
  slot: Slot,
  limits: (cardTime: number | undefined, secret: boolean) => Limits,
): Exchange {
  const exchange = t0(async (tpdu, { secret, signal, timeout }) => {
    const answer = await slot.xfrBlock(tpdu, { ...limits(timeout, secret), signal, secret });
    if (answer.commandStatus === 'failed') throw slot.xfrError(answer);
    return answer.data;
  });
  return { maxRead: 256, exchange };
}

/**
 * T=1 at TPDU level: the host builds the blocks. An answer that the link lost is for T=1 a block that did not come,
 * and its own rules ask for it again (ISO/IEC 7816-3, 11.6.3.2).
 */
export async function t1Level(
  slot: Slot,
  descriptor: ClassDescriptor,
  card: Omit<T1Options, 'exchange' | 'ifsd'>,
  limits: (cardTime: number) => Limits,
  options: CommandOptions,
): Promise<Exchange> {
  const exchange: BlockExchange = async (block, { timeout, multiplier, secret, signal }) => {
    try {
      // bBWI multiplies the reader's own timer for this one answer.
      const bwi = multiplier > 1 ? multiplier : 0;
      const answer = await slot.xfrBlock(block, { ...limits(timeout), bwi, signal, secret });
      if (answer.commandStatus === 'ok') return answer.data;
      if (answer.error === PARITY_ERROR && answer.iccStatus !== 'absent') return 'damaged';
      throw slot.xfrError(answer);
    } catch (error) {
      if (isLinkLoss(error) || isAppError(error, 'reader/card-mute')) return 'mute';
      throw error;
    }
  };
  const limit = ifsdLimit(descriptor);
  const isSet = does(descriptor, 'autoIfsd');
  const machine = t1({ ...card, exchange, ...(isSet ? { ifsd: limit } : {}) });
  if (!isSet) await machine.negotiateIfsd(limit, options);
  return { maxRead: machine.ifsd - 2, exchange: machine.exchange };
}
