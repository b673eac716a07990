import type { Text } from '../text';

type Kind = 'pades' | 'adbe' | 'cades';
type Refusal = 'not-pdf' | 'encrypted' | 'damaged' | 'no-pages' | 'certified' | 'too-large';
type Check =
  | 'form'
  | 'document'
  | 'signature'
  | 'bound'
  | 'coverage'
  | 'issuer'
  | 'at-signing'
  | 'now'
  | 'revocation'
  | 'trusted-time';
type Verdict = 'not-checked' | 'altered' | 'not-accepted' | 'unknown-kind' | 'as-expected';
type Reason =
  | 'right'
  | 'structure'
  | 'attached'
  | 'several-signers'
  | 'attributes'
  | 'sha1'
  | 'algorithm'
  | 'digest'
  | 'signature'
  | 'no-certificate'
  | 'other-certificate'
  | 'not-bound'
  | 'range'
  | 'gap'
  | 'filler'
  | 'revision'
  | 'sub-filter'
  | 'whole'
  | 'later-signatures'
  | 'later-changes'
  | 'other-issuer'
  | 'path'
  | 'test-hierarchy'
  | 'demo'
  | 'in-time'
  | 'past'
  | 'not-yet'
  | 'no-time'
  | 'never-here'
  | 'timestamp-unchecked';
type Change = 'signatures' | 'validation-data' | 'fields' | 'annotations' | 'pages' | 'other';

/** Signing documents and checking signatures: a chunk of its own, loaded and kept when it is first wanted. */
export interface SigningWords {
  readonly sign: {
    readonly lead: Text;
    readonly choose: Text;
    readonly list: Text;
    readonly preparing: Text;
    /** An accessible name. */
    readonly progress: string;
    readonly size: (bytes: string) => Text;
    readonly pages: (count: number) => Text;
    /** The first digits of the digest. */
    readonly digest: (short: string) => Text;
    readonly form: Text;
    readonly kinds: Record<Kind, Text>;
    readonly refusals: Record<Refusal, Text>;
    readonly asFile: Text;
    readonly remove: Text;
    readonly optional: Text;
    readonly reason: Text;
    readonly place: Text;
    readonly before: Text;
    readonly notes: readonly Text[];
    readonly understood: Text;
    readonly card: Text;
    readonly cardReady: Text;
    readonly noCertificate: Text;
    readonly demoCard: Text;
    readonly go: (count: number) => Text;
    readonly done: Text;
    readonly save: (name: string) => Text;
    readonly kept: Text;
    readonly unknownIssuer: Text;
    readonly demo: Text;
    readonly more: Text;
    /** What a demo signature calls itself, in the PDF. */
    readonly demoSigner: string;
  };
  readonly key: {
    readonly title: Text;
    readonly lead: Text;
    readonly go: Text;
    readonly right: Text;
    readonly wrong: Text;
    readonly unknown: Text;
  };
  readonly verify: {
    readonly lead: Text;
    readonly business: Text;
    readonly signed: Text;
    readonly content: Text;
    readonly contentHint: Text;
    readonly go: Text;
    readonly checking: Text;
    readonly result: (name: string) => Text;
    readonly signature: (number: number, of: number) => Text;
    readonly noSum: Text;
    readonly claimed: (when: Text) => Text;
    readonly who: Text;
    readonly whoHidden: Text;
    readonly nobody: Text;
    readonly changes: Text;
    readonly changed: Record<Change, Text>;
    readonly checks: Record<Check, Text>;
    readonly verdicts: Record<Verdict, Text>;
    readonly reasons: Record<Reason, Text>;
  };
}
