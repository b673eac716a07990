import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Bytes } from '../../src/bytes';
import { createVerify } from '../../src/pki/verify';
import { createSigning, type Prepared, type Signing, type SigningOptions } from '../../src/signing';
import { DEMO_PINS } from '../../src/sim';
import { toPem } from '../support/certificates';
import { demoAuthority } from '../support/demo-keys';
import { demoTrust, type WholeDesk, wholeDesk } from '../session/whole-support';

/** The certificate of the demo's signing authority in a PEM file. */
export async function authorityFile(at: string): Promise<string> {
  const authority = await demoAuthority();
  await authority.complete();
  const path = join(at, 'authority.pem');
  writeFileSync(path, toPem(authority.signature.certificate()));
  return path;
}

/** Trust in the demo's authorities, for the verifier. */
async function verifier(): Promise<ReturnType<typeof createVerify>> {
  return createVerify(await demoTrust());
}

/** A signing whose results are kept. */
export function signing(
  documents: readonly Prepared[],
  options: Partial<SigningOptions> & Pick<SigningOptions, 'at'>,
): Signing & { readonly signed: Bytes[] } {
  const signed: Bytes[] = [];
  return {
    ...createSigning(documents, {
      judge: async (certificate) => (await verifier()).certificate(certificate, 'signature'),
      onSigned: (list) => signed.push(...list),
      ...options,
    }),
    signed,
  };
}

/** Signs on a desk: asks for the tries, then one press. */
export async function press(
  at: WholeDesk,
  documents: Signing,
  pin: string = DEMO_PINS.signature,
): Promise<void> {
  await at.drive(at.whole.sign.ask());
  await at.drive(at.whole.sign.press({ pin, documents }));
}

export type { WholeDesk };
export { wholeDesk };
