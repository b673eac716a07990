import type { InterfaceShape } from './descriptors';
import type { Setup } from './transfer';

/** A control request as WebUSB has it (USBControlTransferParameters). */
export interface ControlSetup {
  readonly requestType: 'standard' | 'class' | 'vendor';
  readonly recipient: 'device' | 'interface' | 'endpoint' | 'other';
  readonly request: number;
  readonly value: number;
  readonly index: number;
}

/** Audio, HID, mass storage, hub, smart card, video, audio/video, wireless controller. */
const PROTECTED_CLASSES = new Set([0x01, 0x03, 0x08, 0x09, 0x0b, 0x0e, 0x10, 0xe0]);
/** GET_STATUS, GET_DESCRIPTOR, GET_CONFIGURATION: the standard device requests that a page may send. */
const DEVICE_REQUESTS = new Set([0, 6, 8]);
const TYPES = ['standard', 'class', 'vendor'];
const RECIPIENTS = ['device', 'interface', 'endpoint', 'other'];

/** Any alternate setting of a protected class keeps the whole interface from pages (WebUSB, claimInterface). */
export function isProtected({ alternates }: InterfaceShape): boolean {
  return alternates.some(({ classCode }) => PROTECTED_CLASSES.has(classCode));
}

export function isForbiddenRequest({ requestType, recipient, request }: ControlSetup): boolean {
  return requestType === 'standard' && recipient === 'device' && !DEVICE_REQUESTS.has(request);
}

export function setupPacket(setup: ControlSetup, direction: 'in' | 'out', length: number): Setup {
  const { request, value, index } = setup;
  const type = TYPES.indexOf(setup.requestType) << 5;
  const requestType = (direction === 'in' ? 0x80 : 0) | type | RECIPIENTS.indexOf(setup.recipient);
  return { requestType, request, value, index, length };
}
