/** Signatures over files and PDFs: written for the card's key, and read of anyone. Pure; loaded on demand. */
export { type DigestOptions, digestOf, readWhole, type Source } from './digest';
export { type Change, type Check, type Finding, type FindingReason, type SignatureReport } from './findings';
export { embed, type PreparedPdf } from './gap';
export { judgeSigner, type JudgeOptions } from './judge-signer';
export { parseCertificate } from '../pki';
export { createSigning, type Prepared, type Signing, type SigningOptions } from './sign';
export { readDetached } from './verify-file';
export type { SignatureKind } from './write-cms';
