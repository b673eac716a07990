import type { Bytes } from '../bytes';
import type { PublicKey } from '../pki';

export type Hash = 'SHA-256' | 'SHA-384' | 'SHA-512';

/**
 * Whether the key made the signature over the message: RSASSA-PKCS1-v1_5, where the platform compares the whole encoded
 * message (RFC 8017, 8.2.2). False for every mismatch and for a key of another kind.
 */
export async function isSignatureBy(
  key: PublicKey,
  hash: Hash,
  message: Bytes,
  signature: Bytes,
): Promise<boolean> {
  if (key.kind !== 'rsa') return false;
  try {
    const format = { name: 'RSASSA-PKCS1-v1_5', hash };
    const imported = await crypto.subtle.importKey('spki', key.raw, format, false, ['verify']);
    return await crypto.subtle.verify(format.name, imported, signature, message);
  } catch {
    // The engine refuses the key or the signature's form: then it verifies nothing.
    return false;
  }
}
