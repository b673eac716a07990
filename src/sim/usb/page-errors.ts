/** The words that Chromium 156 answers with, by the operation that ran into it. */
const prefix = (method: string): string => `Failed to execute '${method}' on 'USBDevice': `;

export const pageError = {
  disconnected: () => new DOMException('The device was disconnected.', 'NotFoundError'),
  transfer: () => new DOMException('A transfer error has occurred.', 'NetworkError'),
  cancelled: () => new DOMException('The transfer was cancelled.', 'AbortError'),
  accessDenied: () => new DOMException('Access denied.', 'SecurityError'),
  notClaimable: () => new DOMException('Unable to claim interface.', 'NetworkError'),
  notAllowed: () => new DOMException('The transfer was not allowed.', 'SecurityError'),
  noneSelected: () =>
    new DOMException("Failed to execute 'requestDevice' on 'USB': No device selected.", 'NotFoundError'),
  protectedClass: () =>
    new DOMException(
      `${prefix('claimInterface')}The requested interface implements a protected class.`,
      'SecurityError',
    ),
  notOpened: (method: string) =>
    new DOMException(`${prefix(method)}The device must be opened first.`, 'InvalidStateError'),
  stateChanging: (method: string) =>
    new DOMException(
      `${prefix(method)}An operation that changes the device state is in progress.`,
      'InvalidStateError',
    ),
  notConfigured: (method: string) =>
    new DOMException(`${prefix(method)}The device must have a configuration selected.`, 'InvalidStateError'),
  notClaimed: (method: string) =>
    new DOMException(`${prefix(method)}The specified interface has not been claimed.`, 'InvalidStateError'),
  noInterface: (method: string) =>
    new DOMException(
      `${prefix(method)}The interface number provided is not supported by the device in its current configuration.`,
      'NotFoundError',
    ),
  noAlternate: () =>
    new DOMException(
      `${prefix('selectAlternateInterface')}The alternate setting provided is not supported by the device in its current configuration.`,
      'NotFoundError',
    ),
  noConfiguration: () =>
    new DOMException(
      `${prefix('selectConfiguration')}The configuration value provided is not supported by the device.`,
      'NotFoundError',
    ),
  noEndpoint: (method: string) =>
    new DOMException(
      `${prefix(method)}The specified endpoint is not part of a claimed and selected alternate interface.`,
      'NotFoundError',
    ),
  endpointRange: (method: string) =>
    new DOMException(`${prefix(method)}The specified endpoint number is out of range.`, 'IndexSizeError'),
};
