import { AppError } from '../../errors';
import type { Bytes } from '../../bytes';
import type { Clock } from '../../clock';
import type { RsaKey } from './rsa';

/** Makes an RSA-2048 key; the name tells what for, so that a test's source can give the same one again. */
export type KeySource = (name: string) => Promise<RsaKey>;

/** A public key of the authority that certifies the keys of card-verifiable certificates, with its 16-octet id. */
export interface CvIssuer {
  readonly keyId: Bytes;
  readonly modulus: Bytes;
}

/** The demo's throw-away authorities; they name themselves a demo, and no product anchors them. */
export interface Authority {
  /** Self-signed certificate of the authority for user authentication, DER. */
  readonly authenticationCa: Bytes;
  /** Resolves to the one for digital signature, once its key exists. */
  readonly signatureCa: Promise<Bytes>;
  readonly textIssuer: Promise<CvIssuer>;
  readonly faceIssuer: Promise<CvIssuer>;
}

export interface AuthorityOptions {
  readonly clock: Clock;
  readonly keys?: KeySource;
  readonly random?: (length: number) => Bytes;
}

/** A new authority, resolved when it can issue authentication certificates. */
export function createAuthority(_options: AuthorityOptions): Promise<Authority> {
  return Promise.reject(new AppError('app/unexpected', {}));
}
