import type { Break } from '../support/proof';

const PIPE = 'src/reader/usb/bulk-pipe.ts';
const DESCRIPTOR = 'src/reader/usb/descriptor.ts';
const CLASS = 'src/reader/ccid/class-descriptor.ts';
const USB_ERROR = 'src/reader/usb/usb-error.ts';
const inPipe = { test: 'tests/reader/usb/pipe.test.ts' };
const inDescriptor = { test: 'tests/reader/usb/descriptor.test.ts' };
const inErrors = { test: 'tests/reader/usb/errors.test.ts' };

/** One broken line for each rule of the claimed pipe, the descriptors and the exceptions of WebUSB. */
export const usbBreaks: readonly Break[] = [
  {
    rule: '8.2 case 14: a stall of bulk-in is cleared',
    file: PIPE,
    find: "if (result.status === 'stall') await this.#stalled('in', this.#ends.in);",
    replace: "if (result.status === 'stall') continue;",
    ...inPipe,
    name: '8.2 case 14:',
  },
  {
    rule: '8.2 case 15: a stall of bulk-out is cleared',
    file: PIPE,
    find: "if (result.status === 'stall') await this.#stalled('out', this.#ends.out);",
    replace: "if (result.status === 'stall') throw new AppError('usb/stalled', { phase: 'out' });",
    ...inPipe,
    name: '8.2 case 15:',
  },
  {
    rule: '8.2 case 16: babble',
    file: PIPE,
    find: "if (result.status === 'babble') {",
    replace: 'if (false) {',
    ...inPipe,
    name: '8.2 case 16:',
  },
  {
    rule: '8.2 case 17: an empty transfer means “read again”',
    file: PIPE,
    find: 'if (data.length > 0) return data;',
    replace:
      "if (data.length > 0) return data; else throw new AppError('usb/transfer-failed', { phase: 'in' });",
    ...inPipe,
    name: '8.2 case 17: an empty',
  },
  {
    rule: '8.2 case 18: bytesWritten less than the length',
    file: PIPE,
    find: "if (result.status === 'ok' && result.bytesWritten === data.length) return;",
    replace: "if (result.status === 'ok') return;",
    ...inPipe,
    name: '8.2 case 18:',
  },
  {
    rule: '8.2 case 19: a disconnect is not recovered from',
    file: PIPE,
    find: "if (isAppError(error, 'usb/disconnected')) throw this.#end(error);",
    replace: '',
    ...inPipe,
    name: '8.2 case 19: a disconnect at',
  },
  {
    rule: '8.2 case 37: the class descriptor after the last endpoint',
    file: DESCRIPTOR,
    find: '} else if (type !== ENDPOINT) {',
    replace: '} else if (type !== ENDPOINT && interfaces.at(-1)?.extras.length === -1) {',
    ...inDescriptor,
    name: '8.2 case 37: the class descriptor after',
  },
  {
    rule: '8.2 case 37: bLength 0',
    file: DESCRIPTOR,
    find: 'if (length < 2)',
    replace: 'if (length < 1)',
    ...inDescriptor,
    name: '8.2 case 37: bLength 1',
  },
  {
    rule: '8.2 case 37: truncated',
    file: DESCRIPTOR,
    find: 'if (raw.length < total)',
    replace: 'if (raw.length < 0)',
    ...inDescriptor,
    name: '8.2 case 37: wTotalLength beyond',
  },
  {
    rule: '8.2 case 37: type 21 with another length',
    file: CLASS,
    find: 'extra.length === LENGTH && extra[0] === LENGTH && extra[1] === TYPE',
    replace: 'extra[1] === TYPE',
    ...inDescriptor,
    name: '8.2 case 37: type 21',
  },
  {
    rule: '8.2 case 37: the configuration in use',
    file: DESCRIPTOR,
    find: 'reader.u8() !== device.configuration?.configurationValue',
    replace: 'index === 99',
    ...inDescriptor,
    name: '8.2 case 37: finds the configuration',
  },
  {
    rule: '8.2 case 38: a protected class',
    file: USB_ERROR,
    find: "message.includes('protected class')",
    replace: "message.includes('protected interface')",
    ...inErrors,
    name: '8.2 case 38: SecurityError “The requested',
  },
  {
    rule: '8.2 case 38: a chooser that never opened',
    file: 'src/reader/usb/device-source.ts',
    find: 'clock.now() - opened < CHOOSER_MINIMUM',
    replace: 'clock.now() - opened < 0',
    ...inErrors,
    name: '8.2 case 38: a chooser',
  },
  {
    rule: 'After silence no second transferIn stands beside the lost one',
    file: PIPE,
    find: 'await this.#reclaim();',
    replace: '',
    ...inPipe,
    name: 'after silence',
  },
];
