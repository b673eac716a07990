import { type Bytes } from '../../bytes';
import { parseCertificate } from '..';
import type { Purpose } from '../verdict';
import type { Anchor } from './trust';

/**
 * The authorities of the Japanese Public Key Infrastructure (JPKI), all files of the folder `anchors`: a further
 * generation is added by adding its file (`authca…` signs certificates for log-in, `signca…` for signing).
 *
 * authca02 (2019, serial 0133C349) could not be obtained: certificates under it are "not checked", never "altered".
 */
const FILES = import.meta.glob<string>('./anchors/*.pem', { query: '?raw', import: 'default', eager: true });

export const ANCHORS: readonly Anchor[] = Object.entries(FILES).map(([path, pem]) => {
  const name = path.replace(/^.*\/|\.pem$/g, '');
  const purpose: Purpose = name.startsWith('auth') ? 'authentication' : 'signature';
  return { name, purpose, hierarchy: 'production', certificate: parseCertificate(fromPem(pem)) };
});

/** DER from one PEM block (RFC 7468). */
export function fromPem(pem: string): Bytes {
  const base64 = pem.replace(/-----[^-]+-----/g, '').replace(/\s+/g, '');
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}
