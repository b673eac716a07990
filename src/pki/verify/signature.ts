import { type Bytes, ByteWriter, concat, equalBytes } from '../../bytes';
import { isAppError } from '../../errors';
import {
  type AlgorithmIdentifier,
  type PublicKey,
  DerReader,
  readAlgorithm,
  readOnly,
  readUnsigned,
  TAG,
} from '..';

/** [0] EXPLICIT. */
const VERSION = 0xa0;

/** What is signed, by which algorithm, and the signature: the three parts of a certificate (RFC 5280, 4.1). */
export interface Signed {
  readonly tbs: Bytes;
  readonly algorithm: AlgorithmIdentifier;
  /** The same algorithm is named within what is signed (RFC 5280, 4.1.1.2); false also where none is found there. */
  readonly isAlgorithmSigned: boolean;
  readonly signature: Bytes;
}

/**
 * Takes a certificate apart without looking inside what is signed, so that a damaged one can still be told from a
 * strange one by its signature. Undefined when there are no three parts.
 */
export function splitSigned(der: Bytes): Signed | undefined {
  try {
    const outer = new DerReader(readOnly(der, TAG.sequence).value);
    const tbs = outer.next(TAG.sequence).raw;
    const named = outer.next(TAG.sequence);
    const [unused, ...signature] = outer.next(TAG.bitString).value;
    outer.end();
    if (unused !== 0) return undefined;
    const algorithm = readAlgorithm(named);
    const isAlgorithmSigned = names(tbs, named.raw);
    return { tbs, algorithm, isAlgorithmSigned, signature: Uint8Array.from(signature) };
  } catch (error) {
    if (isAppError(error)) return undefined;
    throw error;
  }
}

/** Whether TBSCertificate names this algorithm: after the version and the serial number (RFC 5280, 4.1). */
function names(tbs: Bytes, algorithm: Bytes): boolean {
  try {
    const body = new DerReader(readOnly(tbs, TAG.sequence).value);
    body.optional(VERSION);
    body.next(TAG.integer);
    return equalBytes(body.next(TAG.sequence).raw, algorithm);
  } catch (error) {
    if (isAppError(error)) return false;
    throw error;
  }
}

interface Algorithm {
  readonly kind: 'rsa' | 'ec';
  readonly hash: 'SHA-1' | 'SHA-256' | 'SHA-384' | 'SHA-512';
}

/** RFC 4055, 5 and RFC 5758, 3.2. SHA-1 is known so that it can be refused by name. */
const ALGORITHMS: Readonly<Partial<Record<string, Algorithm>>> = {
  '1.2.840.113549.1.1.5': { kind: 'rsa', hash: 'SHA-1' },
  '1.2.840.113549.1.1.11': { kind: 'rsa', hash: 'SHA-256' },
  '1.2.840.113549.1.1.12': { kind: 'rsa', hash: 'SHA-384' },
  '1.2.840.113549.1.1.13': { kind: 'rsa', hash: 'SHA-512' },
  '1.2.840.10045.4.3.2': { kind: 'ec', hash: 'SHA-256' },
  '1.2.840.10045.4.3.3': { kind: 'ec', hash: 'SHA-384' },
  '1.2.840.10045.4.3.4': { kind: 'ec', hash: 'SHA-512' },
};

/**
 * `unknown`: an algorithm that this version has no means for, or parameters that its RFC forbids; `weak`: SHA-1.
 * Keys of the next card generation (ECDSA P-384) are `sound` as well.
 */
export function algorithmStrength({ oid, parameters }: AlgorithmIdentifier): 'sound' | 'weak' | 'unknown' {
  const known = ALGORITHMS[oid];
  if (known === undefined) return 'unknown';
  // RFC 4055, 5: NULL for RSA; RFC 5758, 3.2: absent for ECDSA.
  const right =
    known.kind === 'rsa' ? parameters?.length === 2 && parameters[0] === TAG.null : parameters === undefined;
  if (!right) return 'unknown';
  return known.hash === 'SHA-1' ? 'weak' : 'sound';
}

/** Whether the key made the signature over `tbs`. False for every mismatch; it never throws for bad input. */
export async function isSignedBy({ tbs, algorithm, signature }: Signed, key: PublicKey): Promise<boolean> {
  const known = ALGORITHMS[algorithm.oid];
  if (known === undefined || algorithmStrength(algorithm) === 'unknown' || known.kind !== key.kind)
    return false;
  try {
    if (key.kind === 'ec') {
      const format = { name: 'ECDSA', namedCurve: key.curve };
      const imported = await crypto.subtle.importKey('spki', key.raw, format, false, ['verify']);
      const plain = plainEcdsa(signature, Math.ceil(key.size / 8));
      return await crypto.subtle.verify({ name: 'ECDSA', hash: known.hash }, imported, plain, tbs);
    }
    const format = { name: 'RSASSA-PKCS1-v1_5', hash: known.hash };
    const imported = await crypto.subtle.importKey('spki', key.raw, format, false, ['verify']);
    return await crypto.subtle.verify(format.name, imported, signature, tbs);
  } catch {
    // The engine refuses the key or the signature's form: then it verifies nothing.
    return false;
  }
}

/** r ‖ s, each as long as the curve's order, from Ecdsa-Sig-Value (RFC 3279, 2.2.3), as WebCrypto takes it. */
function plainEcdsa(signature: Bytes, length: number): Bytes {
  const reader = new DerReader(readOnly(signature, TAG.sequence).value);
  const parts = [reader.next(TAG.integer), reader.next(TAG.integer)].map(readUnsigned);
  reader.end();
  return concat(
    ...parts.map((part) =>
      new ByteWriter()
        .put(new Uint8Array(length - part.length))
        .put(part)
        .finish(),
    ),
  );
}
