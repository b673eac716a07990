import { type Bytes, bytes } from '../bytes';
import { parseCertificate } from '../pki';
import { der, NULL, octetString, oid, sequence, setOf, time, unsigned } from './der-writer';
import { sha256 } from './digest';
import { OID } from './oids';

/**
 * What a signature is for: `cades` = a file's own `.p7s` (EN 319 122-1, baseline B), `pades` = ETSI.CAdES.detached in a
 * PDF (EN 319 142-1, baseline B), `adbe` = adbe.pkcs7.detached, which some offices still ask for.
 */
export type SignatureKind = 'cades' | 'pades' | 'adbe';

export interface ToAttest {
  readonly kind: SignatureKind;
  /** SHA-256 of the document, or of what a PDF's /ByteRange covers. */
  readonly digest: Bytes;
  /** The signer's certificate, DER. */
  readonly certificate: Bytes;
  /** Milliseconds since 1970: what the signer's computer says, proved by nobody. */
  readonly at: number;
}

/** [0] IMPLICIT and EXPLICIT, constructed. */
const CONTEXT_0 = 0xa0;
const ONE = unsigned(bytes(1));
/** RFC 5754, 2: parameters are left out. */
const SHA256 = sequence(oid(OID.sha256));
const SHA256_WITH_RSA = sequence(oid(OID.sha256WithRsa), NULL);

/**
 * The signed attributes as the SET that the signature is over (RFC 5652, 5.4). A PAdES signature has no signing-time:
 * the PDF's own /M holds it (EN 319 142-1, 6.3). The signer's certificate is named by its hash (RFC 5035), so that it
 * cannot be exchanged for another one of the same key; the hash algorithm, being the default, is left out.
 */
export async function signedAttributes({ kind, digest, certificate, at }: ToAttest): Promise<Bytes> {
  const named = sequence(sequence(sequence(octetString(await sha256(certificate)))));
  return setOf(
    attribute(OID.contentType, oid(OID.data)),
    attribute(OID.messageDigest, octetString(digest)),
    attribute(OID.signingCertificateV2, named),
    ...(kind === 'pades' ? [] : [attribute(OID.signingTime, time(at))]),
  );
}

/**
 * A detached CMS SignedData (RFC 5652, 5.1) with one signer and its certificate alone, in DER.
 * @param attributes the SET that was signed
 */
export function signedData(attributes: Bytes, certificate: Bytes, signature: Bytes): Bytes {
  const { issuer, serial } = parseCertificate(certificate);
  const signer = sequence(
    ONE,
    sequence(issuer.raw, unsigned(serial)),
    SHA256,
    // The same octets under the tag that the syntax has here.
    attributes.with(0, CONTEXT_0),
    SHA256_WITH_RSA,
    octetString(signature),
  );
  const content = sequence(
    ONE,
    setOf(SHA256),
    sequence(oid(OID.data)),
    der(CONTEXT_0, certificate),
    setOf(signer),
  );
  return sequence(oid(OID.signedData), der(CONTEXT_0, content));
}

function attribute(type: string, value: Bytes): Bytes {
  return sequence(oid(type), setOf(value));
}
