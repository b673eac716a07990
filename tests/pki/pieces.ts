import type { Bytes } from '../../src/bytes';
import { isAppError } from '../../src/errors';
import { parseCertificate } from '../../src/pki';
import * as make from '../support/certificates';
import { ascii, bits, derNull, integer, oid, sequence, tlv } from '../support/der';

export const authority = make.keyPair('authority');
export const holder = make.keyPair('holder');
export const issuer = make.authorityName('Kigen Test', 'user authentication');
export const spec: make.CertificateSpec = {
  issuer,
  subject: make.holderName,
  key: holder,
  signer: authority,
  extensions: [make.keyUsage(0x80, 7), make.policies('1.2.392.200149.8.5.1.3.30')],
};
export const der = make.makeCertificate(spec);

/** What a reading throws, as `pki/malformed`'s word; throws on anything else. */
export function refusal(read: () => unknown): string {
  try {
    read();
  } catch (error) {
    if (isAppError(error, 'pki/malformed')) return error.detail.what;
    throw error;
  }
  return 'accepted';
}

/** The fields of a to-be-signed certificate, to be put together wrongly. */
export const algorithm = sequence(oid('1.2.840.113549.1.1.11'), derNull);
export const time = (text: string): Bytes => tlv(0x17, ascii(text));
export const fields = {
  version: tlv(0xa0, integer(2)),
  serial: integer(0x12, 0x34),
  algorithm,
  issuer,
  validity: sequence(time('240218000000Z'), time('290217145959Z')),
  subject: make.holderName,
  key: holder.spki,
  identifiers: new Uint8Array(),
  extensions: tlv(0xa3, sequence(make.keyUsage(0x80, 7))),
};
export const assemble = (
  changes: Partial<Record<keyof typeof fields | 'outer', Bytes>> = {},
  signature: Bytes = bits(new Uint8Array(256)),
): Bytes => {
  const { outer = algorithm, ...inner } = changes;
  return sequence(sequence(...Object.values({ ...fields, ...inner })), outer, signature);
};
export const certificateWith = (...extensions: readonly Bytes[]) =>
  parseCertificate(assemble({ extensions: tlv(0xa3, sequence(...extensions)) }));
