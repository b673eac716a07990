/** The demo's throw-away certification authority: DER, certificates, keys. Not for anything real. */
export type { RsaKey } from './rsa';
export { generateRsaKey } from './rsa';
export { type Authority, type KeySource, createAuthority } from './authority';
