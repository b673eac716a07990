import { isAppError } from '../errors';

/** Whether the link lost the answer, so that nothing is known of the command. */
export function isLinkLoss(error: unknown): boolean {
  return (
    isAppError(error, 'reader/silent') ||
    isAppError(error, 'usb/silent') ||
    isAppError(error, 'usb/stalled') ||
    isAppError(error, 'usb/babble') ||
    isAppError(error, 'usb/transfer-failed')
  );
}

/** Runs something that may be repeated once more when the link lost the answer; never for a secret command. */
export async function repeatOnce<T>(run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    if (!isLinkLoss(error)) throw error;
    return run();
  }
}
