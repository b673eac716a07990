import type { Act } from './act';
import type { ActKit } from './act-kit';
import { changePin } from './change-pin';
import { judgeCertificate } from './checks';
import { createOpened } from './create-opened';
import { checkKey, openPhone, openSignature } from './open-certificate';
import { openFace, openFaceByNumber } from './open-face';
import { openText, openTextByNumber } from './open-text';
import { createRefusedNumbers } from './refused-numbers';
import { signDocuments } from './sign-documents';
import type { WholeCard, WholeCardDeps } from './whole-card';

/** The use cases behind PINs, over the card that a read left in our hands; another read forgets what they opened. */
export function createWholeCard({ read, clock, verify, random }: WholeCardDeps): WholeCard {
  const opened = createOpened(clock);
  const refused = createRefusedNumbers(read);
  const checks = new Set<Promise<void>>();
  const kit: ActKit = {
    read,
    verify,
    random,
    opened,
    lease: () => read.lease,
    afterwards(work) {
      const check = opened.check(work).finally(() => checks.delete(check));
      checks.add(check);
    },
  };
  const settled = async (): Promise<void> => {
    while (checks.size > 0) await Promise.all(checks);
  };
  const acts = {
    text: openText(kit),
    textByNumber: openTextByNumber(kit),
    face: openFace(kit, refused),
    faceByNumber: openFaceByNumber(kit),
    signature: openSignature(kit),
    phone: openPhone(kit),
    checkKey: checkKey(kit),
    sign: signDocuments(kit),
  };
  const change = {
    authentication: changePin(kit, 'authentication'),
    signature: changePin(kit, 'signature'),
    text: changePin(kit, 'text'),
  };
  const all: readonly Act<never>[] = [...Object.values(acts), ...Object.values(change)];

  const cancelAll = (): void => {
    for (const act of all) act.cancel();
  };
  let readAt = read.snapshot.startedAt;
  read.subscribe(() => {
    const { startedAt } = read.snapshot;
    if (startedAt === readAt) return;
    readAt = startedAt;
    cancelAll();
    opened.forgetAll();
  });

  return {
    ...acts,
    opened,
    change,
    async checkCertificate() {
      const { der } = read.snapshot.facts.authentication ?? {};
      if (der !== undefined)
        kit.afterwards(async (tell) =>
          tell({ authentication: await judgeCertificate(kit, 'authentication', der) }),
        );
      await settled();
    },
    settled,
    forget() {
      cancelAll();
      refused.forget();
      opened.forgetAll();
    },
  };
}
