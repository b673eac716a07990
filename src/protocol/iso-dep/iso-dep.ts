import { AppError } from '../../errors';
import type { ApduExchange, TransmitOptions } from '../iso7816';
import type { BlockExchange } from '../block';

export interface IsoDepOptions {
  /** Sends PCB and information field without CRC, which the reader adds and checks. */
  readonly exchange: BlockExchange;
  /** Frame size of the card in octets. */
  readonly fsc: number;
  /** Frame waiting time in ms. */
  readonly fwt: number;
}

export interface IsoDep {
  /** One APDU. @throws AppError `block/failed`: the card must be activated again; what the exchange throws */
  readonly exchange: ApduExchange;
  /** Whether the card answers an R(NAK) between commands. */
  isPresent(options?: TransmitOptions): Promise<boolean>;
  /** S(DESELECT): the card halts, whether its answer arrives or not. */
  deselect(options?: TransmitOptions): Promise<void>;
}

/** The largest Le that costs one block from the card at FSD 256: 256 − PCB − CRC − SW1-SW2. */
export const ISO_DEP_MAX_READ = 251;

export function isoDep(options: IsoDepOptions): IsoDep {
  void options;
  throw new AppError('app/unexpected', {});
}
