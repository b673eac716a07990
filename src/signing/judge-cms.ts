import { type Bytes, equalBytes, toHex } from '../bytes';
import { isAppError } from '../errors';
import { type Certificate, parseCertificate, readOid, TAG } from '../pki';
import { type Finding, finding } from './findings';
import { OID } from './oids';
import {
  namedCertificateOf,
  readSignedData,
  type SignedData,
  type Signer,
  signingTimeOf,
  valueOf,
} from './read-cms';
import { type Hash, isSignatureBy } from './rsa';

/** What a CMS says of a document, and whether it holds. */
export interface CmsReport {
  readonly findings: readonly Finding[];
  readonly claimedAt?: number;
  readonly certificate?: Bytes;
}

/** The document's digest by the algorithm that the signature names. */
export type DigestBy = (hash: Hash) => Promise<Bytes>;

const HASHES: Readonly<Partial<Record<string, Hash>>> = {
  [OID.sha256]: 'SHA-256',
  [OID.sha384]: 'SHA-384',
  [OID.sha512]: 'SHA-512',
};
const SIGNATURES: Readonly<Partial<Record<string, Hash>>> = {
  [OID.sha256WithRsa]: 'SHA-256',
  [OID.sha384WithRsa]: 'SHA-384',
  [OID.sha512WithRsa]: 'SHA-512',
};

/**
 * Looks at one detached CMS SignedData. What cannot be read is a finding, never an error.
 * @param pades a signature of PAdES: no signing-time, and the certificate must be named in it
 */
export async function judgeCms(cms: Bytes, digestBy: DigestBy, pades = false): Promise<CmsReport> {
  const read = quietly(() => readSignedData(cms));
  const [signer, ...others] = read?.signers ?? [];
  if (read === undefined || signer === undefined) {
    return { findings: [finding('form', 'not-accepted', 'structure')] };
  }
  if (others.length > 0) return { findings: [finding('form', 'not-checked', 'several-signers')] };
  if (read.holdsContent) return { findings: [finding('form', 'not-checked', 'attached')] };
  const claimedAt = signingTimeOf(signer);
  const known = { ...(claimedAt === undefined ? {} : { claimedAt }) };
  const hash = hashOf(signer);
  if (hash === 'sha1') return { ...known, findings: [finding('form', 'not-accepted', 'sha1')] };
  if (hash === undefined) return { ...known, findings: [finding('form', 'not-checked', 'algorithm')] };
  if (!hasAttributes(signer, pades)) {
    return { ...known, findings: [finding('form', 'not-accepted', 'attributes')] };
  }
  const told = valueOf(signer.signed, OID.messageDigest)?.value ?? new Uint8Array();
  const document = equalBytes(told, await digestBy(hash))
    ? finding('document')
    : finding('document', 'altered', 'digest');
  const form = finding('form');
  const certificate = certificateOf(read, signer);
  if (certificate === undefined) {
    return { ...known, findings: [form, document, finding('signature', 'not-checked', 'no-certificate')] };
  }
  const holds = await isSignatureBy(certificate.publicKey, hash, signer.signedOctets, signer.signature);
  const findings = [
    form,
    document,
    holds ? finding('signature') : finding('signature', 'altered', 'signature'),
    await bound(signer, certificate, pades),
  ];
  return { ...known, certificate: certificate.raw, findings };
}

/** Whether a timestamp stands beside the signature: this app does not check it. */
export function hasTimestamp(cms: Bytes): boolean {
  const [signer] = quietly(() => readSignedData(cms))?.signers ?? [];
  return signer?.unsigned.some(({ type }) => type === OID.timestampToken) === true;
}

/** The hash that digest and signature agree on; SHA-1 by name, so that it can be refused by name. */
function hashOf({ digestAlgorithm, signatureAlgorithm }: Signer): Hash | 'sha1' | undefined {
  if (digestAlgorithm.oid === OID.sha1 || signatureAlgorithm.oid === OID.sha1WithRsa) return 'sha1';
  const hash = HASHES[digestAlgorithm.oid];
  if (signatureAlgorithm.oid === OID.rsaEncryption) return hash;
  return SIGNATURES[signatureAlgorithm.oid] === hash ? hash : undefined;
}

/** RFC 5652, 5.3: content-type and message-digest; EN 319 142-1, 6.3: in PAdES the certificate and no signing-time. */
function hasAttributes({ signed }: Signer, pades: boolean): boolean {
  const type = valueOf(signed, OID.contentType);
  const isData = type?.tag === TAG.oid && quietly(() => readOid(type)) === OID.data;
  const hasDigest = valueOf(signed, OID.messageDigest)?.tag === TAG.octetString;
  const has = (one: string): boolean => signed.some((attribute) => attribute.type === one);
  return isData && hasDigest && !(pades && (has(OID.signingTime) || !has(OID.signingCertificateV2)));
}

function certificateOf({ certificates }: SignedData, { named }: Signer): Certificate | undefined {
  if (named === undefined) return undefined;
  const all = certificates.flatMap((raw) => quietly(() => parseCertificate(raw)) ?? []);
  return all.find(
    ({ issuer, serial }) => equalBytes(issuer.raw, named.issuer) && equalBytes(serial, named.serial),
  );
}

/** RFC 5035: the signature names its certificate by hash, so that no other one of the same key can stand in for it. */
async function bound(signer: Signer, { raw }: Certificate, pades: boolean): Promise<Finding> {
  const named = quietly(() => namedCertificateOf(signer));
  const written = signer.signed.some(({ type }) =>
    [OID.signingCertificate, OID.signingCertificateV2].some((known) => known === type),
  );
  if (named === undefined) {
    return written || pades
      ? finding('bound', 'not-accepted', 'attributes')
      : finding('bound', 'unknown-kind', 'not-bound');
  }
  const hash = named.version === 1 ? 'SHA-1' : (HASHES[named.algorithm ?? OID.sha256] ?? undefined);
  if (hash === undefined) return finding('bound', 'not-checked', 'algorithm');
  const own = new Uint8Array(await crypto.subtle.digest(hash, raw));
  return toHex(own) === toHex(named.hash)
    ? finding('bound')
    : finding('bound', 'altered', 'other-certificate');
}

function quietly<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (isAppError(error)) return undefined;
    throw error;
  }
}
