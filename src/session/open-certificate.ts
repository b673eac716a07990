import type { Bytes } from '../bytes';
import { AUTHENTICATION_KEY, challengeInput, FILES, parsePin, signatureAttributesOf } from '../card';
import { japanDate } from '../clock';
import { AppError } from '../errors';
import { type Certificate, derSize, parseCertificate } from '../pki';
import type { Act } from './act';
import { type ActKit, attempt } from './act-kit';
import { CHALLENGE_SIZE, judgeCertificate } from './checks';
import { createAct } from './create-act';
import type { OpenedCertificate } from './opened';
import type { FileToRead, PressRun } from './press-run';

const SIGNATURE: FileToRead = { file: FILES.signatureCertificate, size: sizeByDer };
const AUTHENTICATION: FileToRead = { file: FILES.authenticationCertificate, size: sizeByDer };

/** The signature certificate with its attributes, by the signature password. */
export function openSignature(kit: ActKit): Act<{ readonly pin: string }> {
  return createAct(kit.lease, {
    pins: ['signature'],
    parse: ({ pin }) => ({ pins: [parsePin('signature', pin)] as const }),
    perform: async (run, { pins: [password] }) => {
      await run.verify('signature', password);
      const { der } = await run.readFiles({ der: SIGNATURE });
      const opened = attempt(kit, () => {
        const certificate = parseCertificate(der);
        return { ...factsOf(certificate, der), attributes: signatureAttributesOf(certificate) };
      });
      if (opened !== undefined) kit.opened.put({ signature: opened });
      kit.afterwards(async (tell) => tell({ signature: await judgeCertificate(kit, 'signature', der) }));
      if (opened === undefined) throw new AppError('pki/malformed', { what: 'signature certificate' });
    },
  });
}

/** A phone's log-in certificate, which its PIN opens. */
export function openPhone(kit: ActKit): Act<{ readonly pin: string }> {
  return createAct(kit.lease, {
    pins: ['authentication'],
    parse: ({ pin }) => ({ pins: [parsePin('authentication', pin)] as const }),
    perform: async (run, { pins: [pin] }) => {
      await run.verify('authentication', pin);
      const { der } = await run.readFiles({ der: AUTHENTICATION });
      const opened = attempt(kit, () => factsOf(parseCertificate(der), der));
      if (opened !== undefined) kit.opened.put({ authentication: opened });
      kit.afterwards(async (tell) =>
        tell({ authentication: await judgeCertificate(kit, 'authentication', der) }),
      );
      if (opened === undefined) throw new AppError('pki/malformed', { what: 'authentication certificate' });
    },
  });
}

/** Whether the log-in PIN and its key do: the key signs a fresh challenge, and its certificate verifies the answer. */
export function checkKey(kit: ActKit): Act<{ readonly pin: string }> {
  return createAct(kit.lease, {
    pins: ['authentication'],
    parse: ({ pin }) => ({ pins: [parsePin('authentication', pin)] as const }),
    perform: async (run, { pins: [pin] }) => {
      const challenge = kit.random(CHALLENGE_SIZE);
      const input = await challengeInput(challenge);
      await run.verify('authentication', pin);
      const answer = await run.card.sign(input, { ...run.call, key: AUTHENTICATION_KEY });
      const der = await certificateOf(kit, run);
      kit.afterwards(async (tell) => {
        const { publicKey } = parseCertificate(der);
        if (publicKey.kind !== 'rsa') throw new AppError('card/malformed', { what: 'kind of key' });
        const verify = await kit.verify();
        tell({ authenticationKey: await verify.challenge(challenge, answer, publicKey) });
      });
    },
  });
}

/** The log-in certificate that the read before left, or, on a phone, read now that its PIN is open. */
async function certificateOf({ read }: ActKit, run: PressRun): Promise<Bytes> {
  const { der } = read.snapshot.facts.authentication ?? {};
  return der ?? (await run.readFiles({ der: AUTHENTICATION })).der;
}

function factsOf({ validity }: Certificate, der: Bytes): OpenedCertificate {
  return {
    notBefore: japanDate(validity.notBefore),
    notAfter: japanDate(validity.notAfter),
    complete: true,
    der,
  };
}

/** What is no DER tells no size: then its first part is all that is read of it. */
export function sizeByDer(start: Bytes): number | undefined {
  try {
    return derSize(start);
  } catch {
    return undefined;
  }
}
