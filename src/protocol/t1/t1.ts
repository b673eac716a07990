import { AppError } from '../../errors';
import type { ApduExchange, TransmitOptions } from '../iso7816';
import type { BlockExchange } from '../block';

export interface T1Options {
  readonly exchange: BlockExchange;
  readonly edc: 'lrc' | 'crc';
  /** Information field size of the card, from the ATR. */
  readonly ifsc: number;
  /** Block waiting time in ms. */
  readonly bwt: number;
}

export interface T1 {
  /** Information field size of our side: 32 until negotiated. `maxRead` of the channel is this less 2. */
  readonly ifsd: number;
  /** Offers a larger IFSD (11.4.2), first thing after the reset; when the card does not agree it stays as it is. */
  negotiateIfsd(ifsd: number, options?: TransmitOptions): Promise<void>;
  /** One APDU through the block protocol. @throws AppError `block/failed`, and what the block exchange throws */
  readonly exchange: ApduExchange;
}

export function t1(options: T1Options): T1 {
  void options;
  throw new AppError('app/unexpected', {});
}
