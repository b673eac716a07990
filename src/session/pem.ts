import type { Bytes } from '../bytes';

const LINE = /.{1,64}/g;

/** A certificate as text (RFC 7468, 5.1), for a copy that the person asks for. */
export function toPem(der: Bytes): string {
  const base64 = btoa(Array.from(der, (octet) => String.fromCharCode(octet)).join(''));
  return ['-----BEGIN CERTIFICATE-----', ...(base64.match(LINE) ?? []), '-----END CERTIFICATE-----', ''].join(
    '\n',
  );
}
