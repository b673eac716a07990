// @peculiar/x509 throws at import without a Reflect polyfill: this module alone brings both.
import 'reflect-metadata/lite';
import { X509Certificate } from '@peculiar/x509';
import { type Bytes, equalBytes } from '../../bytes';
import { isAppError } from '../../errors';
import {
  ATTRIBUTE,
  authorityKeyIdOf,
  type Certificate,
  parseCertificate,
  type PublicKey,
  sameName,
  subjectKeyIdOf,
  textsOf,
} from '..';
import type { Purpose, Verdict, VerdictReason } from '../verdict';
import { brokenRule } from './path';
import { strangeness } from './profile';
import { algorithmStrength, isSignedBy, type Signed, splitSigned } from './signature';
import type { Anchor, Trust } from './trust';

const TEST_ORGANIZATION = 'JPKI-TEST';

/** A path with every signature verified, leaf first, down to a pinned authority. */
interface SignedPath {
  readonly anchor: Anchor;
  /** Authorities between the leaf and the pinned one. */
  readonly between: readonly Certificate[];
}

/**
 * The verdict on a certificate of the card. Signatures come first and decide between "altered" and everything else;
 * the issuer is found by trying keys, since all generations of an authority share one name.
 *
 * @param own the card's own CA certificate, used for consistency and as a step on the way to an anchor, never as trust
 */
export async function judgeCertificate(
  der: Bytes,
  purpose: Purpose,
  own: Bytes | undefined,
  trust: Trust,
): Promise<Verdict> {
  const signed = splitSigned(der);
  if (signed === undefined) return { verdict: 'altered', reason: 'structure' };
  const ownAuthority = own === undefined ? undefined : parsed(own);
  const path = await findPath(signed, own, ownAuthority, trust);
  if (path === undefined) return unsigned(der, signed, ownAuthority, trust);
  const { anchor } = path;
  const from = { authority: anchor.name, hierarchy: anchor.hierarchy };
  const leaf = parsed(der);
  // Signed so by the authority, and yet not what a certificate must be: not accepted, but not altered either.
  if (leaf === undefined) return { verdict: 'not-accepted', reason: 'structure', ...from };
  const broken = rule(() => brokenRule([leaf, ...path.between, anchor.certificate]));
  if (broken !== undefined) return { verdict: 'not-accepted', reason: broken, ...from };
  const issuer = path.between[0] ?? anchor.certificate;
  if (!(await secondReaderAgrees(der, issuer)))
    return { verdict: 'not-accepted', reason: 'second-reader', ...from };
  const strange = anchor.purpose === purpose ? rule(() => strangeness(leaf, purpose)) : 'purpose';
  if (strange === 'structure') return { verdict: 'not-accepted', reason: strange, ...from };
  if (strange !== undefined) return { verdict: 'unknown-kind', reason: strange, ...from };
  return { verdict: 'as-expected', reason: 'signed', ...from };
}

async function findPath(
  signed: Signed,
  own: Bytes | undefined,
  ownAuthority: Certificate | undefined,
  trust: Trust,
): Promise<SignedPath | undefined> {
  const direct = await signer(signed, trust);
  if (direct !== undefined) return { anchor: direct, between: [] };
  const step = own === undefined ? undefined : splitSigned(own);
  if (step === undefined || ownAuthority === undefined) return undefined;
  if (!(await isSignedBy(signed, ownAuthority.publicKey))) return undefined;
  const above = await signer(step, trust);
  return above === undefined ? undefined : { anchor: above, between: [ownAuthority] };
}

async function signer(signed: Signed, { anchors }: Trust): Promise<Anchor | undefined> {
  for (const anchor of anchors) if (await isSignedBy(signed, anchor.certificate.publicKey)) return anchor;
  return undefined;
}

/** No pinned key verifies it: "altered" only if one of them is named, or the card's own authority denies it too. */
async function unsigned(
  der: Bytes,
  signed: Signed,
  own: Certificate | undefined,
  trust: Trust,
): Promise<Verdict> {
  const leaf = parsed(der);
  const named = leaf === undefined ? undefined : namedAnchor(leaf, trust);
  // No authority issues it so: the name beside the signature, which nothing signs, was changed afterwards.
  if (!signed.isAlgorithmSigned) return { verdict: 'altered', reason: 'structure' };
  if (algorithmStrength(signed.algorithm) === 'unknown') {
    return leaf !== undefined &&
      trust.anchors.some((anchor) => sameName(leaf.issuer, anchor.certificate.subject))
      ? { verdict: 'not-accepted', reason: 'algorithm' }
      : { verdict: 'not-checked', reason: 'issuer-unknown' };
  }
  if (named !== undefined) {
    return { verdict: 'altered', reason: 'signature', authority: named.name, hierarchy: named.hierarchy };
  }
  if (own !== undefined && !(await isSignedBy(signed, own.publicKey)))
    return { verdict: 'altered', reason: 'signature' };
  if (leaf !== undefined && textsOf(leaf.issuer, ATTRIBUTE.organization).join() === TEST_ORGANIZATION) {
    return { verdict: 'not-checked', reason: 'test-hierarchy', hierarchy: 'test' };
  }
  return { verdict: 'not-checked', reason: 'issuer-unknown' };
}

/** The pinned authority whose key the certificate names by its identifier (RFC 5280, 4.2.1.1). */
function namedAnchor(leaf: Certificate, { anchors }: Trust): Anchor | undefined {
  const id = quietly(() => authorityKeyIdOf(leaf));
  if (id === undefined) return undefined;
  return anchors.find(({ certificate }) => {
    const own = subjectKeyIdOf(certificate);
    return own !== undefined && equalBytes(own, id);
  });
}

/** A second reader, not ours: what it makes of the certificate's signature must be the same. */
async function secondReaderAgrees(der: Bytes, issuer: Certificate): Promise<boolean> {
  try {
    const publicKey = await importKey(issuer.publicKey);
    return await new X509Certificate(der).verify({ publicKey, signatureOnly: true }, crypto);
  } catch {
    return false;
  }
}

async function importKey(key: PublicKey): Promise<CryptoKey> {
  const format =
    key.kind === 'ec'
      ? { name: 'ECDSA', namedCurve: key.curve }
      : { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' };
  return crypto.subtle.importKey('spki', key.raw, format, true, ['verify']);
}

function parsed(der: Bytes): Certificate | undefined {
  return quietly(() => parseCertificate(der));
}

/** A rule that cannot be read because its extension is not DER is broken as `structure`. */
function rule(check: () => VerdictReason | undefined): VerdictReason | undefined {
  let broken: VerdictReason | undefined = 'structure';
  quietly(() => {
    broken = check();
  });
  return broken;
}

function quietly<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (isAppError(error, 'pki/malformed')) return undefined;
    throw error;
  }
}
