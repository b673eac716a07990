import { type Bytes, bytes } from '../../bytes';
import {
  NULL,
  TRUE,
  bitString,
  ia5String,
  integer,
  octetString,
  oid,
  sequence,
  tlv,
  utcTime,
  utf8,
} from './der';
import { directoryName } from './names';
import { MODULUS_LENGTH, type RsaKey, fromBigInt, signSha256 } from './rsa';
import { sha256 } from './sha256';

export interface CertificateContent {
  /** Magnitude of the serial number, its first octet neither 0 nor above 7F. */
  readonly serial: Bytes;
  readonly issuer: Bytes;
  readonly subject: Bytes;
  /** Instants in ms since 1970, whole seconds. */
  readonly from: number;
  readonly until: number;
  readonly key: RsaKey;
  readonly extensions: readonly Bytes[];
}

const SHA256_WITH_RSA = sequence(oid('1.2.840.113549.1.1.11'), NULL);
const RSA_ENCRYPTION = sequence(oid('1.2.840.113549.1.1.1'), NULL);

/** An X.509 v3 certificate (RFC 5280, 4.1), signed with sha256WithRSAEncryption. */
export function buildCertificate(content: CertificateContent, signer: RsaKey): Bytes {
  const tbs = sequence(
    tlv(0xa0, integer(bytes(2))),
    integer(content.serial),
    SHA256_WITH_RSA,
    content.issuer,
    sequence(utcTime(content.from), utcTime(content.until)),
    content.subject,
    sequence(RSA_ENCRYPTION, bitString(publicKey(content.key))),
    tlv(0xa3, sequence(...content.extensions)),
  );
  return sequence(tbs, SHA256_WITH_RSA, bitString(signSha256(signer, tbs)));
}

/** Key identifier: the leftmost 160 bits of SHA-256 over the key (RFC 7093, 2, method 1). */
export function keyIdentifier(key: RsaKey): Bytes {
  return sha256(publicKey(key)).slice(0, 20);
}

export const extensions = {
  /** `unused` low bits of the one octet do not count (named bit list, X.690 11.2.2). */
  keyUsage: (bits: number, unused: number) => extension('2.5.29.15', true, bitString(bytes(bits), unused)),
  clientAuthentication: () => extension('2.5.29.37', false, sequence(oid('1.3.6.1.5.5.7.3.2'))),
  policy: (policy: string, practice: string) =>
    extension(
      '2.5.29.32',
      true,
      sequence(sequence(oid(policy), sequence(sequence(oid('1.3.6.1.5.5.7.2.1'), ia5String(practice))))),
    ),
  authority: () => extension('2.5.29.19', true, sequence(TRUE)),
  subjectNames: (...names: readonly Bytes[]) => extension('2.5.29.17', false, sequence(...names)),
  issuerNames: (...names: readonly Bytes[]) => extension('2.5.29.18', false, sequence(...names)),
  /** A distribution point in the directory: no address that a browser could ask. */
  revocationList: (at: Bytes) =>
    extension('2.5.29.31', false, sequence(sequence(tlv(0xa0, tlv(0xa0, directoryName(at)))))),
  ocsp: (address: string) =>
    extension(
      '1.3.6.1.5.5.7.1.1',
      false,
      sequence(sequence(oid('1.3.6.1.5.5.7.48.1'), tlv(0x86, utf8(address)))),
    ),
  issuerKey: (key: RsaKey, issuer: Bytes, serial: Bytes) =>
    extension(
      '2.5.29.35',
      false,
      sequence(
        tlv(0x80, keyIdentifier(key)),
        tlv(0xa1, directoryName(issuer)),
        tlv(0x82, integer(serial).slice(2)),
      ),
    ),
  subjectKey: (key: RsaKey) => extension('2.5.29.14', false, octetString(keyIdentifier(key))),
} as const;

function extension(id: string, critical: boolean, value: Bytes): Bytes {
  return sequence(oid(id), ...(critical ? [TRUE] : []), octetString(value));
}

/** RSAPublicKey (RFC 8017, A.1.1). */
function publicKey(key: RsaKey): Bytes {
  return sequence(integer(fromBigInt(key.n, MODULUS_LENGTH)), integer(fromBigInt(key.e, 3)));
}
