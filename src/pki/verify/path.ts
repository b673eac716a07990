import { equalBytes } from '../../bytes';
import {
  authorityKeyIdOf,
  basicConstraintsOf,
  type Certificate,
  EXTENSION,
  keyUsageOf,
  type PublicKey,
  sameName,
  subjectKeyIdOf,
} from '..';
import type { VerdictReason } from '../verdict';
import { MIN_RSA_BITS } from './rsa';
import { algorithmStrength } from './signature';

/** Extensions that this version understands and acts on; any other one that is critical stops it (RFC 5280, 4.2). */
const UNDERSTOOD: readonly string[] = [
  EXTENSION.keyUsage,
  EXTENSION.basicConstraints,
  EXTENSION.certificatePolicies,
  EXTENSION.extendedKeyUsage,
  EXTENSION.subjectAltName,
];

/**
 * The rules of RFC 5280, 6.1, for a path whose signatures have been verified: `path[0]` is the leaf, each next one
 * issued the one before, the last is the pinned authority. Gives the first rule that it breaks, or undefined.
 *
 * It is judged at a time inside the leaf's own validity (its first instant): a lapsed certificate or a wrong clock is
 * a state of the board and no fault of the path.
 * @throws AppError `pki/malformed` when an extension that decides is not DER
 */
export function brokenRule(path: readonly Certificate[]): VerdictReason | undefined {
  const [leaf] = path;
  if (leaf === undefined) return 'structure';
  for (const [depth, certificate] of path.entries()) {
    const broken =
      brokenByItself(certificate) ??
      (depth === 0
        ? brokenLeaf(certificate)
        : brokenAuthority(certificate, depth - 1, leaf.validity.notBefore));
    if (broken !== undefined) return broken;
    const issuer = path[depth + 1];
    if (issuer !== undefined && !sameName(certificate.issuer, issuer.subject)) return 'name-chain';
    if (issuer !== undefined && !keyIdentifiersAgree(certificate, issuer)) return 'key-identifier';
  }
  return undefined;
}

function brokenByItself(certificate: Certificate): VerdictReason | undefined {
  if (certificate.version !== 3) return 'version';
  if (algorithmStrength(certificate.signatureAlgorithm) !== 'sound') return 'algorithm';
  if (!isLargeEnough(certificate.publicKey)) return 'key-size';
  if (certificate.extensions.some(({ oid, critical }) => critical && !UNDERSTOOD.includes(oid))) {
    return 'critical-extension';
  }
  return undefined;
}

function brokenLeaf(leaf: Certificate): VerdictReason | undefined {
  return basicConstraintsOf(leaf)?.ca === true ? 'leaf-is-authority' : undefined;
}

/** @param below how many authorities stand between this one and the leaf (RFC 5280, 4.2.1.9) */
function brokenAuthority(authority: Certificate, below: number, at: number): VerdictReason | undefined {
  const constraints = basicConstraintsOf(authority);
  if (constraints?.ca !== true) return 'authority-may-not-issue';
  if (keyUsageOf(authority)?.has('keyCertSign') !== true) return 'authority-may-not-issue';
  if (constraints.pathLength !== undefined && below > constraints.pathLength) return 'path-length';
  if (at < authority.validity.notBefore || at > authority.validity.notAfter) return 'authority-dates';
  return undefined;
}

/** RFC 5280, 4.2.1.1: where both are there they must be the same. */
function keyIdentifiersAgree(certificate: Certificate, issuer: Certificate): boolean {
  const named = authorityKeyIdOf(certificate);
  const own = subjectKeyIdOf(issuer);
  return named === undefined || own === undefined || equalBytes(named, own);
}

function isLargeEnough(key: PublicKey): boolean {
  switch (key.kind) {
    case 'rsa':
      return key.size >= MIN_RSA_BITS;
    case 'ec':
      return key.size >= 256;
    case 'other':
      return false;
  }
}
