import type { Bytes } from '../bytes';
import { type ApplicationName, type Card, challengeInput, type ElementaryFile, FILES } from '../card';
import { AppError } from '../errors';
import { derSize, type Purpose, type RsaPublicKey, type Verdict } from '../pki';
import type { ActKit } from './act-kit';

/** Octets of a challenge: as many as the digest that is signed. */
export const CHALLENGE_SIZE = 32;

const AUTHORITIES: Readonly<Record<Purpose, ElementaryFile>> = {
  authentication: FILES.authenticationAuthority,
  signature: FILES.signatureAuthority,
};

/**
 * The verdict on a certificate. The card's own authority can only matter where the pinned ones do not settle it: it is
 * read then, on a budget of its own, if the card still lies there.
 */
export async function judgeCertificate(kit: ActKit, purpose: Purpose, der: Bytes): Promise<Verdict> {
  const verify = await kit.verify();
  const verdict = await verify.certificate(der, purpose);
  if (verdict.verdict === 'as-expected') return verdict;
  const authority = await readAuthority(kit, AUTHORITIES[purpose]);
  return authority === undefined ? verdict : verify.certificate(der, purpose, authority);
}

/** A fresh challenge to the chip's own key, up to which the issuer has signed: a copy of the data cannot answer. */
export async function challengeChip(
  kit: ActKit,
  application: 'text' | 'face',
  key: RsaPublicKey,
): Promise<Verdict> {
  const challenge = kit.random(CHALLENGE_SIZE);
  const input = await challengeInput(challenge);
  const answer = await onCard(kit, application, (card, signal) => card.sign(input, { signal }));
  const verify = await kit.verify();
  return verify.challenge(challenge, answer, key);
}

/** Undefined where it cannot be read: then the verdict without it stands. */
async function readAuthority(kit: ActKit, file: ElementaryFile): Promise<Bytes | undefined> {
  if (kit.lease() === undefined) return undefined;
  try {
    const { data, complete } = await onCard(kit, file.application, (card, signal) =>
      card.readFile(file, { signal, size: derSize }),
    );
    return complete ? data : undefined;
  } catch {
    return undefined;
  }
}

/** Runs work in an application: selected unless it is the current one, since a SELECT takes rights away. */
async function onCard<T>(
  { lease: leaseNow }: ActKit,
  application: ApplicationName,
  work: (card: Card, signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const lease = leaseNow();
  if (lease === undefined) throw new AppError('reader/no-card', {});
  return lease.run(
    async (card, signal) => {
      if (card.current !== application) {
        const { presence, sw } = await card.select(application, { signal });
        if (presence !== 'present') throw new AppError('card/status', { step: `select-${application}`, sw });
      }
      return work(card, signal);
    },
    { signal: new AbortController().signal },
  );
}
