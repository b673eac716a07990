import { AppError } from '../../errors';
import { type CcidAnswer, type CcidRequest, REQUEST } from './message';

/** bError of a failed command (CCID 1.1, table 6.2-2), with the maker's codes that several readers share. */
const CANNOT_USE: Readonly<Record<number, string>> = {
  0xf8: 'first character of the answer to reset',
  0xf7: 'check character of the answer to reset',
  0xf6: 'protocol',
  0xa3: 'answer to reset is too long',
};
const HARDWARE: readonly number[] = [0xfb, 0xfc, 0xa2];
const MUTE: readonly number[] = [0xfe, 0xab];
const BUSY: readonly number[] = [0xe0, 0xf2];

/** CMD_SLOT_BUSY: the command was not begun. */
export const SLOT_BUSY = 0xe0;
/** XFR_PARITY_ERROR: the block from the card was damaged. */
export const PARITY_ERROR = 0xfd;
/** bError 0 is "command not supported"; up to here it is the offset of a header field that cannot be so. */
export const LAST_FIELD_OFFSET = 0x7f;

/** The error for an answer whose bmCommandStatus is "failed". */
export function commandError(request: CcidRequest, { iccStatus, error }: CcidAnswer): AppError {
  if (iccStatus === 'absent') {
    return new AppError(request.name === 'IccPowerOn' ? 'reader/no-card' : 'reader/card-removed', {});
  }
  if (MUTE.includes(error)) return new AppError('reader/card-mute', {});
  if (HARDWARE.includes(error)) return new AppError('reader/hardware', { error });
  if (BUSY.includes(error)) return new AppError('reader/busy', {});
  const what = CANNOT_USE[error];
  if (what !== undefined) return new AppError('reader/card-unsupported', { what });
  return new AppError('reader/command-failed', { message: REQUEST[request.name][0], error });
}
