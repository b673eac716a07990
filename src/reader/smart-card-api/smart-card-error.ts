import { AppError, isAppError } from '../../errors';

/** Which code each responseCode of a SmartCardError becomes; the names are PC/SC's. */
const BY_RESPONSE_CODE: Readonly<Record<string, () => AppError>> = {
  // The operating system's service decides, as drivers and permissions do for USB.
  'no-service': () => new AppError('usb/access-denied', { phase: 'open' }),
  'service-stopped': () => new AppError('usb/access-denied', { phase: 'open' }),
  'no-readers-available': () => new AppError('usb/disconnected', { phase: 'list' }),
  'no-smartcard': () => new AppError('reader/no-card', {}),
  'not-ready': () => new AppError('reader/busy', {}),
  'server-too-busy': () => new AppError('reader/busy', {}),
  'sharing-violation': () => new AppError('usb/busy', { phase: 'claim' }),
  'proto-mismatch': () => new AppError('reader/card-unsupported', { what: 'protocol' }),
  'unsupported-card': () => new AppError('reader/card-unsupported', { what: 'answer to reset' }),
  'unsupported-feature': () => new AppError('reader/level-unsupported', { level: 'unknown' }),
  'reader-unsupported': () => new AppError('reader/level-unsupported', { level: 'unknown' }),
  'reader-unavailable': () => new AppError('usb/disconnected', { phase: 'open' }),
  'unknown-reader': () => new AppError('usb/disconnected', { phase: 'open' }),
  'removed-card': () => new AppError('reader/card-removed', {}),
  // Another program has taken the card's state away: whatever was selected or verified is gone as if it had left.
  'reset-card': () => new AppError('reader/card-removed', {}),
  'unpowered-card': () => new AppError('reader/card-removed', {}),
  'unresponsive-card': () => new AppError('reader/card-mute', {}),
  'system-cancelled': () => new AppError('usb/transfer-failed', { phase: 'control' }),
  shutdown: () => new AppError('usb/transfer-failed', { phase: 'control' }),
};

/** The code for what the service rejected with. */
export function smartCardError(error: unknown): AppError {
  if (isAppError(error)) return error;
  const known = BY_RESPONSE_CODE[responseCodeOf(error) ?? ''];
  if (known !== undefined) return withCause(known(), error);
  switch (error instanceof Error ? error.name : '') {
    case 'SmartCardError':
      return new AppError('reader/protocol', { what: 'response code' }, error);
    // Not an Isolated Web App, no permission, or the permissions policy.
    case 'SecurityError':
    case 'NotAllowedError':
      return new AppError('usb/access-denied', { phase: 'open' }, error);
    // Two calls at once, a transaction of another connection, a connection that is closed.
    case 'InvalidStateError':
      return new AppError('reader/busy', {}, error);
    default:
      return new AppError('app/unexpected', {}, error);
  }
}

function responseCodeOf(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('responseCode' in error)) return undefined;
  return typeof error.responseCode === 'string' ? error.responseCode : undefined;
}

function withCause({ code, detail }: AppError, cause: unknown): AppError {
  return new AppError(code, detail, cause);
}
