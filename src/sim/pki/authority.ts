import type { Bytes } from '../../bytes';
import { type CivilDate, type Clock, addDays, endOfDayInJapan, japanDate } from '../../clock';
import { buildCertificate, extensions } from './certificate';
import { type CvCertifier, createCvCertifier } from './card-verifiable';
import { type KeySource, createKeyRing, once } from './keys';
import { type Attribute, directoryName, name } from './names';
import { type RsaKey, generateRsaKey } from './rsa';

/** A certification authority for one of the two purposes. */
export interface CertificationAuthority {
  readonly name: Bytes;
  readonly serial: Bytes;
  /** @throws KeyNotReady */
  readonly key: () => RsaKey;
  /** Its self-signed certificate, DER. @throws KeyNotReady */
  readonly certificate: () => Bytes;
}

/**
 * The demo's throw-away authorities, in the real ones' form under names that say DEMO. Their keys live as long as
 * the page; no product anchors them.
 */
export interface Authority {
  readonly authentication: CertificationAuthority;
  readonly signature: CertificationAuthority;
  readonly text: CvCertifier;
  readonly face: CvCertifier;
  /** Makes the other keys, once; before it resolves only `authentication` can be used. */
  readonly complete: () => Promise<void>;
}

export interface AuthorityOptions {
  readonly clock: Clock;
  readonly keys?: KeySource;
  readonly random?: (length: number) => Bytes;
}

const ORGANIZATION = 'KIGEN DEMO';
const TEN_YEARS = 3653;

/** A new authority, resolved when it can issue authentication certificates. */
export async function createAuthority(options: AuthorityOptions): Promise<Authority> {
  const { keys = generateRsaKey, random = randomOctets } = options;
  const ring = createKeyRing(keys);
  // Six years back and four ahead cover every demo certificate, whose own validity is five years.
  const from = addDays(japanDate(options.clock.now()), -2192);
  const authority = (purpose: 'authentication' | 'signature', unit: string): CertificationAuthority => {
    const self: CertificationAuthority = {
      name: issuerName(unit),
      serial: serialNumber(random),
      key: () => ring.get(`ca-${purpose}`),
      certificate: once(() => selfSigned(self, from)),
    };
    return self;
  };
  const built = {
    authentication: authority('authentication', 'JPKI for user authentication'),
    signature: authority('signature', 'JPKI for digital signature'),
    text: createCvCertifier(
      '9000033',
      () => ring.get('cv-text-issuer'),
      () => ring.get('cv-text'),
    ),
    face: createCvCertifier(
      '9000023',
      () => ring.get('cv-face-issuer'),
      () => ring.get('cv-face'),
    ),
  };
  await ring.make('ca-authentication');
  const complete = once(() =>
    ring.make('ca-signature', 'cv-text-issuer', 'cv-text', 'cv-face-issuer', 'cv-face'),
  );
  return { ...built, complete };
}

/** Four octets, positive and without a leading zero. */
export function serialNumber(random: (length: number) => Bytes): Bytes {
  return random(4).map((octet, i) => (i === 0 ? (octet & 0x3f) | 0x40 : octet));
}

export function randomOctets(length: number): Bytes {
  return crypto.getRandomValues(new Uint8Array(length));
}

/** The last second of a day in Japan, 14:59:59Z: how every certificate of this family ends. */
export function lastSecond(date: CivilDate): number {
  return endOfDayInJapan(date) - 999;
}

/** A moment in office hours of that day in Japan, 01:12:43Z. */
export function issuedAt(date: CivilDate): number {
  return lastSecond(date) - (13 * 3600 + 47 * 60 + 16) * 1000;
}

/** A demo distinguished name: the authority's own, or with `below` one under its organization and unit. */
export function issuerName(unit: string, ...below: readonly Attribute[]): Bytes {
  const end: readonly Attribute[] =
    below.length > 0 ? below : [['OU', 'Throw-away authority for demonstration only']];
  return name(['C', 'JP'], ['O', ORGANIZATION], ['OU', unit], ...end);
}

/** The Japanese name that issuer and subject alternative names carry. */
export const JAPANESE_NAME = directoryName(name(['C', 'JP'], ['O', '期限デモ認証サービス（実在しません）']));

function selfSigned(ca: CertificationAuthority, from: CivilDate): Bytes {
  const key = ca.key();
  return buildCertificate(
    {
      serial: ca.serial,
      issuer: ca.name,
      subject: ca.name,
      from: issuedAt(from),
      until: lastSecond(addDays(from, TEN_YEARS)),
      key,
      extensions: [
        extensions.keyUsage(0x06, 1),
        extensions.authority(),
        extensions.subjectNames(JAPANESE_NAME),
        extensions.revocationList(ca.name),
        extensions.subjectKey(key),
      ],
    },
    key,
  );
}
