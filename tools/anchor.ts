import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { toHex } from '../src/bytes';
import {
  ATTRIBUTE,
  basicConstraintsOf,
  type Certificate,
  keyUsageOf,
  parseCertificate,
  sameName,
  subjectKeyIdOf,
  textsOf,
} from '../src/pki';
import { isSignedBy, splitSigned } from '../src/pki/verify/signature';

/**
 * `npm run anchor -- FILE…`: what a maintainer looks at before a file goes into src/pki/verify/anchors. Each must sign
 * itself, be an authority that may issue, and carry the name of one of the two authorities of the card; its serial,
 * dates and fingerprint are printed to be compared with what the agency publishes at jpki.go.jp.
 */
const UNITS = ['JPKI for user authentication', 'JPKI for digital signature'];

function read(path: string): Certificate {
  const content = readFileSync(path);
  const pem = /-----BEGIN CERTIFICATE-----([^-]+)-----END CERTIFICATE-----/.exec(content.toString('latin1'));
  return parseCertificate(Uint8Array.from(pem === null ? content : Buffer.from(pem[1] ?? '', 'base64')));
}

async function faults(certificate: Certificate): Promise<string[]> {
  const signed = splitSigned(certificate.raw);
  const [organization] = textsOf(certificate.subject, ATTRIBUTE.organization);
  const [unit = ''] = textsOf(certificate.subject, ATTRIBUTE.organizationalUnit);
  const checks: readonly (readonly [string, boolean])[] = [
    ['does not sign itself', signed !== undefined && (await isSignedBy(signed, certificate.publicKey))],
    ['issuer and subject differ', sameName(certificate.issuer, certificate.subject)],
    ['organization is not JPKI (the test hierarchy must never be pinned)', organization === 'JPKI'],
    [`unit is none of: ${UNITS.join(', ')}`, UNITS.includes(unit)],
    ['is no authority', basicConstraintsOf(certificate)?.ca === true],
    ['may not sign certificates', keyUsageOf(certificate)?.has('keyCertSign') === true],
    ['has no subject key identifier', subjectKeyIdOf(certificate) !== undefined],
  ];
  return checks.filter(([, right]) => !right).map(([fault]) => fault);
}

const paths = process.argv.slice(2);
if (paths.length === 0) {
  console.error('usage: npm run anchor -- FILE… (PEM or DER)');
  process.exit(2);
}
for (const path of paths) {
  const certificate = read(path);
  const found = await faults(certificate);
  const { notBefore, notAfter } = certificate.validity;
  console.log(path);
  console.log(`  name         ${textsOf(certificate.subject, ATTRIBUTE.organizationalUnit).join(', ')}`);
  console.log(`  serial       ${toHex(certificate.serial)}`);
  console.log(`  valid        ${new Date(notBefore).toISOString()} to ${new Date(notAfter).toISOString()}`);
  console.log(`  SHA-256      ${createHash('sha256').update(certificate.raw).digest('hex').toUpperCase()}`);
  for (const fault of found) console.log(`  FAULT        ${fault}`);
  if (found.length > 0) process.exitCode = 1;
}
