/** Contact readers, the outside judges of the simulator, the race, QEMU's reader. */
import { CASE_2, PIPE, type RigBreak, SIGN, UNPLUGGED } from './break';

const BOARD = 'page: the whole board,';
const CLASS = 'src/reader/ccid/class-descriptor.ts';

/** The card finds no application any more: OpenSC does not recognise it, whatever reader it lies in. */
const mute = (name: string, tag: string): RigBreak => ({
  rule: `${tag}: the card answers SELECT by its whole name`,
  file: 'src/sim/card/select.ts',
  find: 'export const select: Handler = (chip, apdu) => {',
  replace: 'export const select: Handler = (chip, apdu) => { if (apdu.p1 >= 0) refuse(0x6a82);',
  case: name,
});

export const ofTheFirstPart: readonly RigBreak[] = [
  {
    // Not N(S): from a block whose number does not alternate driver and card resynchronise, and the board comes.
    rule: 'ISO/IEC 7816-3, 11.3.4: the LRC brings the XOR of a block to zero',
    file: 'src/protocol/t1/edc.ts',
    find: "if (edc === 'lrc') return bytes(fold(parts, 0, (sum, octet) => sum ^ octet));",
    replace: "if (edc === 'lrc') return bytes(fold(parts, 1, (sum, octet) => sum ^ octet));",
    case: `${BOARD} TPDU level with T=1`,
  },
  {
    rule: 'CCID 1.1, 5.1: the short APDU level',
    file: CLASS,
    find: "if ((features & 0x20000) !== 0) return 'short-apdu';",
    replace: "if ((features & 0x20000) !== 0) return 'tpdu';",
    case: `${BOARD} short APDU level`,
  },
  {
    rule: 'CCID 1.1, 5.1: the extended APDU level',
    file: CLASS,
    find: "if ((features & 0x40000) !== 0) return 'extended-apdu';",
    replace: "if ((features & 0x40000) !== 0) return 'character';",
    case: `${BOARD} extended APDU level`,
  },
  {
    rule: 'ISO/IEC 7816-3, 12.2.2: case 1 goes as five octets',
    file: 'src/protocol/t0/t0.ts',
    find: 'return { tpdu: concat(apdu, bytes(0)), incoming: 0 };',
    replace: 'return { tpdu: apdu, incoming: 0 };',
    case: `${BOARD} TPDU level with T=0`,
  },
  {
    rule: 'CCID 1.1, 6.1.7: the host sets the parameters of a reader that does not',
    file: 'src/reader/ccid/activate.ts',
    find: 'await slot.setParameters(cardParameters(atr, protocol, code), options);',
    replace: 'cardParameters(atr, protocol, code);',
    case: `${BOARD} a reader that leaves everything to the host`,
  },
  {
    rule: 'the class descriptor may follow the endpoints',
    file: 'src/reader/usb/descriptor.ts',
    find: '} else if (type !== ENDPOINT) {',
    replace: '} else if (type !== ENDPOINT && interfaces.length < 0) {',
    case: `${BOARD} class descriptor after the endpoints`,
  },
  {
    rule: 'CCID 1.1, 3.2.3: the interrupt endpoint is optional',
    file: PIPE,
    find: 'if (bulkIn === undefined || bulkOut === undefined) {',
    replace: "if (bulkIn === undefined || bulkOut === undefined || !find('interrupt', 'in')) {",
    case: `${BOARD} a reader without an interrupt endpoint`,
  },
  {
    rule: 'a protected class has a screen of its own',
    file: 'src/reader/usb/usb-error.ts',
    find: "message.includes('protected class')",
    replace: "message.includes('reserved class')",
    case: 'page: class 0x0B is refused, and the screen says so',
  },
  {
    rule: 'one refused interface says nothing of the next',
    file: 'src/reader/open-reader.ts',
    find: 'refusal = moreUseful(refusal, toAppError(error));',
    replace: 'throw toAppError(error);',
    case: 'page: a composite device: only the free interface is claimed',
  },
  {
    rule: 'USB 2.0, 5.8.3: a zero-length packet ends a message that fills its last',
    file: 'src/sim/readers/firmware.ts',
    find: 'ends ?? this.#model.zeroLength',
    replace: 'ends ?? false',
    case: 'page: messages that fill their last packet, with a zero-length packet',
  },
  {
    rule: 'after silence one packet is asked for at a time',
    file: PIPE,
    find: 'this.#packetwise = true;',
    replace: 'this.#packetwise = false;',
    case: 'page: messages that fill their last packet, without one: the read recovers',
  },
  {
    ...UNPLUGGED,
    case: 'page: unplugged during a read, plugged in again, read again',
  },
  {
    rule: 'a card that leaves is told as such',
    file: 'src/reader/ccid/ccid-reader.ts',
    find: 'function cardGone(reason: AppError): void {',
    replace: "function cardGone(_: AppError, reason = new AppError('reader/busy', {})): void {",
    case: 'page: the card is taken away during a read, laid back, read again',
  },
  {
    rule: 'USB 2.0, 5.8.5: a halt is cleared by the host',
    file: PIPE,
    find: 'usbCall(this.#link, direction, () => this.#device.clearHalt(direction, endpoint)),',
    replace: 'usbCall(this.#link, direction, () => Promise.resolve()),',
    case: 'page: an endpoint stalls during a read: cleared, and the next read works',
  },
  {
    rule: 'WebUSB: a permission is for one origin',
    file: 'tools/rig/browser/browser.ts',
    find: 'urls: [...allowed] }] }),',
    replace: "urls: [...allowed].flatMap((url) => [url, url.replace('localhost', '127.0.0.1')]) }] }),",
    case: 'page: permission by policy: its origin sees the reader, another one sees none',
  },
  {
    rule: 'CCID 1.1, 6.2.1: IccPowerOn answers with the ATR as the card gave it',
    file: 'src/sim/readers/slot.ts',
    find: 'return atr === undefined ? { error: ERROR.mute } : { data: atr };',
    replace: 'return atr === undefined ? { error: ERROR.mute } : { data: Uint8Array.of(0x3b, 0x00) };',
    case: 'judges: libccid accepts the reader and powers the card',
  },
  mute('judges: OpenSC recognises the card', 'ISO/IEC 7816-4, 11.2.2'),
  {
    rule: 'ISO/IEC 7816-4, 11.5.6: 63Cx tells the tries that are left',
    file: 'src/sim/card/pins.ts',
    find: 'return { sw: file.left === 0 ? chip.traits.blockedQuery : 0x63c0 | file.left };',
    replace: 'return { sw: file.left === 0 ? chip.traits.blockedQuery : 0x63c0 | (file.left + 1) };',
    case: 'judges: OpenSC lists four certificates and two PIN counters',
  },
  {
    rule: 'RFC 5280, 4.2.1.1: the chain holds',
    file: 'src/sim/pki/rsa.ts',
    find: 'return signPadded(key, concat(SHA256_DIGEST_INFO, sha256(message)));',
    replace: 'return signPadded(key, concat(SHA256_DIGEST_INFO, sha256(sha256(message))));',
    case: 'judges: openssl accepts the chains of the certificates that OpenSC read',
  },
  {
    rule: 'ISO/IEC 7816-4, 11.5.6: a wrong PIN spends a try',
    file: 'src/sim/card/pins.ts',
    find: 'file.left -= 1;',
    replace: 'file.left -= 0;',
    case: 'judges: a wrong PIN is refused, and the counter falls by one',
  },
  ...(['authentication', 'signature'] as const).map((key) => ({
    rule: 'RFC 8017, 9.2: the padding of a signature',
    file: SIGN,
    find: '(key, input) => signPadded(key, atMost(input, MODULUS_LENGTH - 11)),',
    replace: '(key, input) => signPadded(key, sha256(atMost(input, MODULUS_LENGTH - 11))),',
    case: `judges: OpenSC signs with the ${key} key, openssl verifies`,
  })),
  {
    rule: 'CCID 1.1, 6.1.7: a reader takes the parameters that it can',
    file: 'src/sim/readers/slot.ts',
    find: 'if (parameters === undefined) return { error: ERROR.length };',
    replace: 'return { error: ERROR.field7 };',
    case: 'judges: libccid and pcscd have nothing to complain of',
  },
  ...(['short', 'extended', 't0', 'manual'] as const).map((level) =>
    mute(`judges: ${level}: libccid accepts, OpenSC reads, refuses and signs, openssl verifies`, level),
  ),
  {
    rule: 'a certificate is read in the largest parts that cost one exchange',
    file: 'src/reader/ccid/ccid-reader.ts',
    find: 'return { maxRead: 256, exchange };',
    replace: 'return { maxRead: 128, exchange };',
    case: 'race: the certificate takes 1 + ceil(bytes / maxRead) commands, each one pair',
  },
  {
    rule: 'a certificate is read in large parts',
    file: 'src/reader/ccid/ccid-reader.ts',
    find: 'return { maxRead: 256, exchange };',
    replace: 'return { maxRead: 32, exchange };',
    case: 'race: fewer commands than OpenSC: for the certificate, and in all',
  },
  {
    rule: 'no header takes back what the manifest asks for',
    file: 'tools/headers.mjs',
    find: "'Permissions-Policy': 'usb=(self),",
    replace: "'Permissions-Policy': 'usb=(self), usb-unrestricted=(),",
    case: 'qemu: the Isolated Web App is isolated, and usb-unrestricted is allowed',
  },
  {
    ...CASE_2,
    case: "qemu: it claims QEMU's reader and shows the whole board",
  },
];
