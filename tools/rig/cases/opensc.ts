/** What OpenSC's tools say of the card in pcscd's one reader, and openssl of what they say. */
import type { Guest } from '../host/agent';
import { DEMO_PINS } from '../../../src/sim';
import { expect } from './check';

/** What opens the signature certificate for OpenSC. */
export const SIGNATURE_PIN = ['--verify-pin', '--auth-id', '02', '--pin', DEMO_PINS.signature] as const;

/** Has OpenSC read a certificate into a PEM file of the guest; gives its path. */
export async function readCertificate(
  guest: Guest,
  id: string,
  pin: readonly string[] = [],
): Promise<string> {
  const file = `/tmp/certificate-${id}.pem`;
  await guest.insist('pkcs15-tool', '--read-certificate', id, '--output', file, ...pin);
  const pem = await guest.insist('cat', file);
  expect(pem.includes('BEGIN CERTIFICATE'), `no certificate ${id}: ${pem}`);
  return file;
}

export function derOf(pem: string): Buffer {
  const [, body = ''] = /-----BEGIN CERTIFICATE-----([^-]*)/.exec(pem) ?? [];
  return Buffer.from(body, 'base64');
}

/** Has openssl take the public key out of a certificate's file; gives the path of its own. */
export async function publicKeyOf(guest: Guest, certificate: string): Promise<string> {
  const key = '/tmp/key.pem';
  await guest.insist('openssl', 'x509', '-in', certificate, '-pubkey', '-noout', '-out', key);
  return key;
}

/** Tries left on the log-in PIN and the signature password, as `pkcs15-tool` tells them. */
export function countersIn(text: string): string {
  return [...text.matchAll(/Tries left\s*: (\d+)/g)].map(([, left]) => left).join(' and ');
}

export async function writeBytes(guest: Guest, path: string, content: Uint8Array): Promise<void> {
  await guest.insist('sh', '-c', `echo ${Buffer.from(content).toString('base64')} | base64 -d > ${path}`);
}

export async function readBytes(guest: Guest, path: string): Promise<Buffer> {
  return Buffer.from(await guest.insist('base64', '--wrap', '0', path), 'base64');
}
