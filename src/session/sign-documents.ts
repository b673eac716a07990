import type { Bytes } from '../bytes';
import { challengeInput, FILES, parsePin, SIGNATURE_KEY } from '../card';
import type { Act, Documents } from './act';
import type { ActKit } from './act-kit';
import { createAct } from './create-act';
import { sizeByDer } from './open-certificate';
import type { FileToRead } from './press-run';

const CERTIFICATE: FileToRead = { file: FILES.signatureCertificate, size: sizeByDer };

/**
 * Signs the documents that were listed, under one password: one VERIFY, the certificate, and one signature for each.
 * All of them or none: what the card signed before it was taken away is thrown away.
 */
export function signDocuments(kit: ActKit): Act<{ readonly pin: string; readonly documents: Documents }> {
  return createAct(kit.lease, {
    pins: ['signature'],
    parse: ({ pin, documents }) => ({ pins: [parsePin('signature', pin)] as const, documents }),
    perform: async (run, { pins: [password], documents }) => {
      await run.verify('signature', password);
      const { certificate } = await run.readFiles({ certificate: CERTIFICATE });
      const signatures: Bytes[] = [];
      for (const message of await documents.messages(certificate)) {
        run.call.signal.throwIfAborted();
        const input = await challengeInput(message);
        signatures.push(await run.card.sign(input, { ...run.call, key: SIGNATURE_KEY }));
      }
      run.call.signal.throwIfAborted();
      await documents.finish(signatures);
    },
  });
}
