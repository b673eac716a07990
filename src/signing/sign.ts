import type { Bytes } from '../bytes';
import { AppError } from '../errors';
import { parseCertificate, type Verdict } from '../pki';
import { isSignatureBy } from './rsa';
import { signedAttributes, signedData, type SignatureKind } from './write-cms';

/** A document that is ready: what its signature attests. */
export interface Prepared {
  readonly kind: SignatureKind;
  /** SHA-256 of the file, or of what the /ByteRange of its signature covers. */
  readonly digest: Bytes;
}

export interface SigningOptions {
  /** Milliseconds since 1970: the time of signing that is claimed. */
  readonly at: number;
  /** The verdict on the signer's certificate, up to the pinned authorities. */
  readonly judge: (certificate: Bytes) => Promise<Verdict>;
  /** Every CMS, in the order of the documents, and the verdict on the certificate that is in each. */
  readonly onSigned: (signed: readonly Bytes[], certificate: Verdict) => void;
}

/** What the card is to sign for each document, and what becomes of its answers. */
export interface Signing {
  messages(certificate: Bytes): Promise<readonly Bytes[]>;
  finish(signatures: readonly Bytes[]): Promise<void>;
}

/**
 * Signs documents with a key that is elsewhere. A certificate that is past its date, or that its authority did not
 * sign so, signs nothing; one whose authority this version does not know is told of and not refused.
 */
export function createSigning(documents: readonly Prepared[], options: SigningOptions): Signing {
  const { at, judge, onSigned } = options;
  let signer: { readonly certificate: Bytes; readonly verdict: Verdict; readonly messages: readonly Bytes[] };
  return {
    async messages(certificate) {
      const { validity, publicKey } = parseCertificate(certificate);
      if (at > validity.notAfter) throw new AppError('signing/certificate', { what: 'past' });
      if (at < validity.notBefore) throw new AppError('signing/certificate', { what: 'not-yet' });
      if (publicKey.kind !== 'rsa') throw new AppError('signing/certificate', { what: 'kind' });
      const verdict = await judge(certificate);
      if (verdict.verdict === 'altered' || verdict.verdict === 'not-accepted') {
        throw new AppError('signing/certificate', { what: verdict.verdict });
      }
      const messages = await Promise.all(
        documents.map(({ kind, digest }) => signedAttributes({ kind, digest, certificate, at })),
      );
      signer = { certificate, verdict, messages };
      return messages;
    },
    async finish(signatures) {
      const { certificate, verdict, messages } = signer;
      const { publicKey } = parseCertificate(certificate);
      const signed: Bytes[] = [];
      for (const [index, message] of messages.entries()) {
        const signature = signatures[index] ?? new Uint8Array();
        if (!(await isSignatureBy(publicKey, 'SHA-256', message, signature))) {
          throw new AppError('signing/wrong-signature', {});
        }
        signed.push(signedData(message, certificate, signature));
      }
      onSigned(signed, verdict);
    },
  };
}
