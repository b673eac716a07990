import { AppError, isAppError } from '../../errors';
import type { ErrorDetails } from '../../errors';

type UsbPhase = ErrorDetails['usb/silent']['phase'];

/** Of which interface the call was made, for the words about a refused one. */
export interface InterfaceIdentity {
  readonly vendorId: number;
  readonly productId: number;
  readonly interfaceClass: number;
}

/**
 * The code for what a WebUSB method rejected with (WebUSB, W3C CG draft; the messages as Chromium 156 words them).
 * A DOMException's name alone is ambiguous, so each branch names the method's step that gives it.
 */
export function usbError(error: unknown, phase: UsbPhase, device?: InterfaceIdentity): AppError {
  if (isAppError(error)) return error;
  const { name, message } = error instanceof Error ? error : { name: '', message: '' };
  switch (name) {
    case 'SecurityError':
      return securityError(error, phase, device, message);
    case 'NetworkError':
      return networkError(error, phase);
    case 'NotFoundError':
      // requestDevice(), last step: the person chose nothing.
      if (phase === 'choose') return new AppError('usb/chooser-closed', {}, error);
      // claimInterface(), step "no such interface": the live descriptor and the browser disagree.
      if (phase === 'claim' && !message.includes('disconnected')) {
        return new AppError('usb/descriptor', { what: 'interface is not in the configuration' }, error);
      }
      // Every method, first step: "The device was disconnected."
      return new AppError('usb/disconnected', { phase }, error);
    case 'AbortError':
      // transferIn() under close(): "The transfer was cancelled."
      return new AppError('usb/transfer-failed', { phase }, error);
    case 'InvalidStateError':
      // open() and close(): "An operation that changes the device state is in progress."; transfers: not claimed.
      return new AppError('usb/busy', { phase }, error);
    case 'DataError':
    case 'TypeError':
      // transferIn() over 32 MiB, a control transfer whose setup the browser does not take.
      return new AppError('usb/transfer-failed', { phase }, error);
    default:
      return new AppError('app/unexpected', {}, error);
  }
}

function securityError(
  error: unknown,
  phase: UsbPhase,
  device: InterfaceIdentity | undefined,
  message: string,
): AppError {
  // claimInterface(): "The requested interface implements a protected class."
  if (phase === 'claim' && device !== undefined && message.includes('protected class')) {
    const { vendorId, productId, interfaceClass } = device;
    return new AppError('usb/protected-class', { vendorId, productId, interfaceClass }, error);
  }
  // open(): "Access denied." (no udev rule, no WinUSB); requestDevice(): no user gesture, or the permissions policy.
  return new AppError('usb/access-denied', { phase }, error);
}

function networkError(error: unknown, phase: UsbPhase): AppError {
  // open() and claimInterface(), last step: "Unable to claim interface."; a driver, program or tab holds it.
  if (phase === 'open' || phase === 'claim' || phase === 'configure') {
    return new AppError('usb/busy', { phase }, error);
  }
  // Transfers, and clearHalt(): "A transfer error has occurred."; also what a pending read gets at an unplug.
  return new AppError('usb/transfer-failed', { phase }, error);
}
