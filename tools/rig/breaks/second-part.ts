/** Radio readers, the signed bundle, the whole card, documents, and the network that is away. */
import { CASE_2, PIPE, type RigBreak, SIGN, UNPLUGGED } from './break';

export const ofTheSecondPart: readonly RigBreak[] = [
  ...(['RC-S300', 'RC-S380'] as const).flatMap((name): RigBreak[] => [
    {
      ...UNPLUGGED,
      case: `radio: ${name}: unplugged during a read, plugged in again, read again`,
    },
    {
      rule: 'USB 2.0, 5.8.5: a halt is cleared by the host',
      file: PIPE,
      find: 'usbCall(this.#link, direction, () => this.#device.clearHalt(direction, endpoint)),',
      replace: 'usbCall(this.#link, direction, () => Promise.resolve()),',
      case: `radio: ${name}: an endpoint stalls during a read: the next read works`,
    },
  ]),
  {
    rule: 'PC/SC part 3, 3.2.2.1: 81 starts a transparent session',
    file: 'src/reader/rc-s300/data-objects.ts',
    find: 'start: 0x81,',
    replace: 'start: 0x84,',
    case: 'radio: RC-S300: the whole board and, with PINs, the whole card',
  },
  {
    rule: 'Port-100: the checksum brings the sum of the data to zero',
    file: 'src/reader/rc-s380/frame.ts',
    find: 'const check = (octets: Bytes): Bytes => bytes(-sumOf(octets));',
    replace: 'const check = (octets: Bytes): Bytes => bytes(1 - sumOf(octets));',
    case: 'radio: RC-S380: the whole board and, with PINs, the whole card',
  },
  {
    rule: 'a reader that another tab holds is told as such',
    file: 'src/session/create-read-card.ts',
    find: "if (release === undefined) throw new AppError('session/other-tab', {});",
    replace: "if (release === undefined) throw new AppError('session/cancelled', {});",
    case: 'radio: another tab holds the reader: told; read when it has let go',
  },
  {
    rule: 'PC/SC part 3, 3.2.2.1: a session of before is ended first',
    file: 'src/reader/rc-s300/front-end.ts',
    find: "await asked(manageSession('end'));",
    replace: 'await Promise.resolve();',
    case: 'radio: RC-S300: a session that a closed tab left open is taken over',
  },
  {
    rule: "a copy has the card's own octets",
    file: 'src/ui/screens/card-copy.ts',
    find: "const content = format === 'der' ? der : toPem(der);",
    replace: "const content = format === 'der' ? der.slice(1) : toPem(der);",
    case: 'agreement: certificates that the page saves are what OpenSC reads, octet for octet',
  },
  {
    rule: 'ISO/IEC 7816-4, 11.5.6: a wrong PIN spends a try',
    file: 'src/sim/card/pins.ts',
    find: 'file.left -= 1;',
    replace: 'file.left -= 0;',
    case: 'agreement: a wrong PIN from one side is seen by the other',
  },
  {
    rule: 'RFC 8017, 9.2: the padding of a signature',
    file: SIGN,
    find: '(key, input) => signPadded(key, atMost(input, MODULUS_LENGTH - 11)),',
    replace: '(key, input) => signPadded(key, sha256(atMost(input, MODULUS_LENGTH - 11))),',
    case: "agreement: openssl verifies the answer of the chip's own key to the page's challenge",
  },
  {
    rule: 'the signature is over these octets',
    file: 'tools/rig/cases/isolated.ts',
    find: "writeFileSync(join(folder, 'kigen.swbn'), octets);",
    replace: "writeFileSync(join(folder, 'kigen.swbn'), octets.with(9999, 255 - (octets[9999] ?? 0)));",
    case: 'bundle: Chromium installs the Signed Web Bundle from its file, isolated',
  },
  {
    rule: 'the manifest asks for the classes that browsers reserve',
    file: 'tools/build-iwa/manifest.ts',
    find: "'usb-unrestricted': ['self'],",
    replace: '',
    case: 'bundle: it claims a class 0x0B reader of ours and shows the whole board',
  },
  {
    ...CASE_2,
    case: "bundle: it claims QEMU's reader and shows the whole board",
  },
  {
    rule: 'EN 319 122-1, 5.2.2: the signature names its certificate',
    file: 'src/signing/write-cms.ts',
    find: 'attribute(OID.signingCertificateV2, named),',
    replace: '...(named.length > 0 ? [] : [attribute(OID.signingCertificateV2, named)]),',
    case: 'documents: a PDF and a file signed in the page: pdfsig and openssl find them right',
  },
  {
    rule: "RFC 5652, 11.2: the signature is for this document's digest",
    file: 'src/signing/judge-cms.ts',
    find: 'const document = equalBytes(told, await digestBy(hash))',
    replace: 'const document = equalBytes(told, told) && (await digestBy(hash)).length > 0',
    case: 'documents: a signature made by OpenSC is right in the page, and not for another document',
  },
  {
    rule: 'what is needed offline is in the list of the service worker',
    file: 'src/sw.ts',
    find: 'precache.addToCacheList(files);',
    replace: "precache.addToCacheList(files.filter(({ url }) => !url.includes('/photo-')));",
    case: 'offline: after one visit: board, photo, reminder, guidance and demo, with the network down',
  },
  {
    rule: 'a new version waits until the person asks for it',
    file: 'src/sw.ts',
    find: 'event.waitUntil(precache.install(event));',
    replace: 'event.waitUntil(precache.install(event).then(() => self.skipWaiting()));',
    case: 'offline: a new version that is served during a read takes over only after it',
  },
];
