/** Checks of authorities and signatures; heavy, so loaded on demand. The only importer of `@peculiar/x509`. */
import type { Verify } from '../verdict';
import { judgeChallenge, judgeFace, judgeText } from './card-data';
import { judgeCertificate } from './certificate';
import type { Trust } from './trust';

export { ANCHORS } from './anchors';
export { CV_ISSUERS } from './cv-issuers';
export type { Anchor, CvIssuer, Trust } from './trust';

/** The checks against these keys. Nothing here throws for what a card holds: every outcome is a verdict. */
export function createVerify(trust: Trust): Verify {
  return {
    certificate: (der, purpose, own) => judgeCertificate(der, purpose, own, trust),
    text: (files) => judgeText(files, trust),
    face: (files) => judgeFace(files, trust),
    challenge: judgeChallenge,
  };
}
