import { X509Certificate } from 'node:crypto';
import { expect, it } from 'vitest';
import { toPem } from '../../src/session';
import { certificateSize, demoCard } from '../card/support';

it('a certificate as text (RFC 7468, 5.1) is read by another reader, in lines of 64', async () => {
  const file = (await demoCard('all-current')).file('jpki', 10);
  const der = file.slice(0, certificateSize(file));
  const pem = toPem(der);
  expect(new X509Certificate(pem).raw.equals(der)).toBe(true);
  const lines = pem.split('\n');
  expect(lines.slice(1, -3).every((line) => line.length === 64)).toBe(true);
  expect(pem.endsWith('-----END CERTIFICATE-----\n')).toBe(true);
});
