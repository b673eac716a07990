/** The demo's throw-away certification authority: DER, certificates, keys. Not for anything real. */
export {
  type Authority,
  type AuthorityOptions,
  type CertificationAuthority,
  JAPANESE_NAME,
  createAuthority,
  issuedAt,
  issuerName,
  lastSecond,
  randomOctets,
  serialNumber,
} from './authority';
export { type CvCertifier, keyIdentifier, publicKey } from './card-verifiable';
export { type CertificateContent, buildCertificate, extensions } from './certificate';
export { tlv, tlvWide, utf8 } from './der';
export { KeyNotReady, type KeyRing, type KeySource, createKeyRing, once } from './keys';
export { name, otherName } from './names';
export {
  MODULUS_LENGTH,
  type RsaKey,
  SHA256_DIGEST_INFO,
  generateRsaKey,
  signPadded,
  signPss,
  signSha256,
} from './rsa';
export { sha256 } from './sha256';
