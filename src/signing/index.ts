/** Signatures over files and PDFs: written for the card's key, and read of anyone. Pure; loaded on demand. */
export { type DigestOptions, digestOf, readWhole, type Source } from './digest';
export { createSigning, type Prepared, type Signing, type SigningOptions } from './sign';
export type { SignatureKind } from './write-cms';
