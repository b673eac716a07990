import type { Bytes } from '../../bytes';
import type { Certificate } from '..';
import type { Hierarchy, Purpose, RsaPublicKey } from '../verdict';

/** A pinned authority: its certificate is the key, nothing else of it is taken on trust. */
export interface Anchor {
  /** As the agency names the file: `authca03`. */
  readonly name: string;
  readonly purpose: Purpose;
  readonly hierarchy: Hierarchy;
  readonly certificate: Certificate;
}

/** A pinned issuer of card-verifiable certificates, found by all 16 bytes of its key identifier. */
export interface CvIssuer {
  readonly keyId: Bytes;
  readonly application: 'text' | 'face';
  readonly hierarchy: Hierarchy;
  readonly key: RsaPublicKey;
}

/** All keys that a check may end at; main.ts injects it (with the demo's own only in the demo). */
export interface Trust {
  readonly anchors: readonly Anchor[];
  readonly cvIssuers: readonly CvIssuer[];
}
