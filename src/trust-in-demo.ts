import { parseCertificate, type Purpose } from './pki';
import type { Anchor, Trust } from './pki/verify';
import type { Authority } from './sim';

const EXPONENT = Uint8Array.of(1, 0, 1);

/** Trust in the demo's throw-away authorities alone: no real key vouches in the demo, no demo key outside of it. */
export async function demoTrust(authority: Authority): Promise<Trust> {
  await authority.complete();
  const anchor = (name: string, purpose: Purpose): Anchor => ({
    name,
    purpose,
    hierarchy: 'demo',
    certificate: parseCertificate(authority[purpose].certificate()),
  });
  const cvIssuer = (application: 'text' | 'face'): Trust['cvIssuers'][number] => ({
    keyId: authority[application].keyId,
    application,
    hierarchy: 'demo',
    key: { exponent: EXPONENT, modulus: authority[application].modulus() },
  });
  return {
    anchors: [anchor('demo', 'authentication'), anchor('demo', 'signature')],
    cvIssuers: [cvIssuer('text'), cvIssuer('face')],
  };
}
