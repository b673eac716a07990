/** Certificates, read strictly by a DER reader of our own: small and static. Path validation is `pki/verify`. */
export {
  type AlgorithmIdentifier,
  type Certificate,
  derSize,
  type Extension,
  parseCertificate,
  readAlgorithm,
  type Validity,
  validityFromStart,
} from './certificate';
export { type DerElement, DerReader, readOid, readOnly, readUnsigned, TAG } from './der';
export {
  authorityKeyIdOf,
  type BasicConstraints,
  basicConstraintsOf,
  EXTENSION,
  extendedKeyUsageOf,
  extensionOf,
  type KeyUsage,
  keyUsageOf,
  ocspAddressesOf,
  type OtherName,
  otherNamesOf,
  policiesOf,
  subjectKeyIdOf,
} from './extensions';
export { ATTRIBUTE, type DistinguishedName, type NameAttribute, sameName, textsOf } from './name';
export { type PublicKey } from './public-key';
export { readTime } from './time';
export type {
  CvVerdict,
  DataVerdicts,
  FaceFiles,
  Hierarchy,
  Purpose,
  RsaPublicKey,
  SignedPart,
  TextFiles,
  Verdict,
  VerdictName,
  VerdictReason,
  Verify,
} from './verdict';
