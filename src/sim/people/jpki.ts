import { type Bytes, bytes, concat, fromHex } from '../../bytes';
import type { Application, ElementaryFile, PinFile } from '../card/files';
import {
  type Authority,
  type KeyRing,
  JAPANESE_NAME,
  buildCertificate,
  extensions,
  issuedAt,
  issuerName,
  lastSecond,
  name,
  otherName,
  serialNumber,
  utf8,
} from '../pki';
import { DEMO_PINS, type Person, type Validity, compactDate, eraOf } from './person';
import { type Files, filled, opaque, padded, pin } from './files';

/** How the JPKI application of a card or token differs from an adult's card. */
export interface JpkiVariant {
  readonly label: 'JPKIAPICCTOKEN2' | 'JPKIAPICCTOKEN' | 'JPKIAPGPSETOKEN';
  readonly authenticationLocked?: true;
  /** How a card without a signature certificate shows it: an empty file and a PIN of no tries, or neither. */
  readonly withoutSignature?: 'empty' | 'missing';
}

export interface Making {
  readonly person: Person;
  readonly keys: KeyRing;
  readonly authority: Authority;
  readonly random: (length: number) => Bytes;
  /** Its data are copies from another chip, whose own signing keys this one does not have. */
  readonly cloned: boolean;
  /** The photo of the card's face; empty on a small child's card. */
  readonly photo: Bytes;
}

const CERTIFICATE_SPACE = 2048;
const OIDS = '1.2.392.200149.8.5';
const PRACTICE = 'http://www.kigen.test/cps.html';

export function jpkiApplication(making: Making, variant: JpkiVariant): Application {
  const { authority, person } = making;
  const phone = variant.label === 'JPKIAPGPSETOKEN';
  const files: Files = new Map<number, ElementaryFile>([
    [
      0x02,
      filled(
        'free',
        padded(() => authority.signature.certificate(), CERTIFICATE_SPACE),
      ),
    ],
    [0x05, opaque],
    [0x06, filled('free', () => tokenInformation(variant.label, making))],
    [0x10, opaque],
    [0x16, opaque],
    [0x19, opaque],
    [0x1c, opaque],
    [0x1e, opaque],
  ]);
  const { authentication, signature } = person;
  if (variant.label !== 'JPKIAPICCTOKEN' && authentication !== undefined) {
    const certificate = (): Bytes => authenticationCertificate(making, authentication);
    const locked = variant.authenticationLocked === true ? { left: 0 } : {};
    files.set(
      0x08,
      filled('free', () => bytes(signature ? 0x8f : 0, 0x8f, 0)),
    );
    files.set(
      0x09,
      filled('never', () => bytes()),
    );
    files.set(0x0a, filled(phone ? [0x18] : 'free', padded(certificate, CERTIFICATE_SPACE)));
    files.set(
      0x0b,
      filled(
        'free',
        padded(() => authority.authentication.certificate(), CERTIFICATE_SPACE),
      ),
    );
    files.set(0x17, { kind: 'key', use: [0x18], key: () => making.keys.get('authentication') });
    files.set(0x18, { ...pin(DEMO_PINS.authentication, 3, /^\d{4}$/), ...locked });
  }
  if (signature !== undefined) {
    const certificate = (): Bytes => signatureCertificate(making, signature);
    files.set(0x01, filled([0x1b], padded(certificate, CERTIFICATE_SPACE)));
    files.set(0x1a, { kind: 'key', use: [0x1b], key: () => making.keys.get('signature') });
    files.set(0x1b, signaturePin());
  } else if (variant.withoutSignature === 'empty') {
    files.set(
      0x01,
      filled(
        [0x1b],
        padded(() => bytes(), CERTIFICATE_SPACE),
      ),
    );
    files.set(0x1b, { ...signaturePin(), left: 0 });
  }
  return { aid: fromHex('D392F000260100000001'), files };
}

function signaturePin(): PinFile {
  return pin(DEMO_PINS.signature, 5, /^[0-9A-Z]{6,16}$/);
}

/** CK_TOKEN_INFO (PKCS #11) in 160 octets, numbers of 32 bits big-endian. */
function tokenInformation(label: string, { random }: Making): Bytes {
  const text = (value: string, length: number): Bytes => utf8(value.padEnd(length));
  return concat(
    text(label, 32),
    utf8('1'.padStart(32, '0')),
    text('KIGENDMO', 16),
    utf8(`99${digits(random, 14)}`),
    fromHex('0000040D 00000001 00000000 00000001 00000000 00000010 00000006'),
    new Uint8Array(16).fill(0xff),
    utf8('0301'),
    text('', 16),
  );
}

function authenticationCertificate(making: Making, { from, until }: Validity): Bytes {
  const { authentication: ca } = making.authority;
  const key = making.keys.get('authentication');
  return buildCertificate(
    {
      serial: serialNumber(making.random),
      issuer: ca.name,
      subject: name(['C', 'JP'], ['CN', `${identifier(making)}A`]),
      from: issuedAt(from),
      until: lastSecond(until),
      key,
      extensions: [
        extensions.keyUsage(0x80, 7),
        extensions.clientAuthentication(),
        extensions.policy(`${OIDS}.1.3.30`, PRACTICE),
        extensions.issuerNames(JAPANESE_NAME),
        extensions.revocationList(distributionPoint('JPKI for user authentication')),
        extensions.ocsp('http://ocspauthnorm.kigen.test'),
        extensions.issuerKey(ca.key(), ca.name, ca.serial),
        extensions.subjectKey(key),
      ],
    },
    ca.key(),
  );
}

function signatureCertificate(making: Making, { from, until }: Validity): Bytes {
  const { signature: ca } = making.authority;
  const key = making.keys.get('signature');
  return buildCertificate(
    {
      serial: serialNumber(making.random),
      issuer: ca.name,
      subject: name(['C', 'JP'], ['L', 'Kakuu-ken'], ['L', 'Aozora-shi'], ['CN', `${identifier(making)}S`]),
      from: issuedAt(from),
      until: lastSecond(until),
      key,
      extensions: [
        extensions.keyUsage(0xc0, 6),
        extensions.policy(`${OIDS}.1.1.20`, PRACTICE),
        extensions.subjectNames(...attributeNames(making.person)),
        extensions.issuerNames(JAPANESE_NAME),
        extensions.revocationList(distributionPoint('JPKI for digital signature')),
        extensions.ocsp('http://ocspsignnorm.kigen.test'),
        extensions.issuerKey(ca.key(), ca.name, ca.serial),
        extensions.subjectKey(key),
      ],
    },
    ca.key(),
  );
}

/** The four attributes and the positions of substituted characters, in the order that cards have. */
function attributeNames({ name: holder, birth, sex, address, reading }: Person): Bytes[] {
  const positions = (text: string): string => '0'.repeat(Array.from(text).length);
  const values: readonly (readonly [number, string])[] = [
    [1, holder],
    [4, `${eraOf(birth).code}${compactDate(birth)}`],
    [3, sex],
    [5, address],
    [2, positions(holder)],
    [6, positions(address)],
    ...(reading === undefined ? [] : ([[7, reading]] as const)),
  ];
  return values.map(([arc, value]) => otherName(`${OIDS}.5.${arc}`, value));
}

function distributionPoint(unit: string): Bytes {
  return issuerName(unit, ['OU', 'CRL Distribution Points'], ['OU', 'Kakuu-ken'], ['CN', 'Aozora-shi CRLDP']);
}

/** 22 of the 23 characters of a common name: eight of hexadecimal, six letters, municipality, three digits. */
function identifier({ random, person }: Making): string {
  const pick = (alphabet: string, length: number): string =>
    Array.from(random(length), (octet) => alphabet.charAt(octet % alphabet.length)).join('');
  return `${pick('0123456789ABCDEF', 8)}${pick('ABCDEFGHIJKLMNOP', 6)}${person.municipality}${digits(random, 3)}`;
}

export function digits(random: (length: number) => Bytes, length: number): string {
  return Array.from(random(length), (octet) => String(octet % 10)).join('');
}
