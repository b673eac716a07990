import type { Text } from '../text';

/** What a PIN opens, as its dialog names it. */
type Task =
  | 'text'
  | 'textByNumber'
  | 'face'
  | 'faceByNumber'
  | 'signature'
  | 'phone'
  | 'checkKey'
  | 'sign'
  | 'changeAuthentication'
  | 'changeSignature'
  | 'changeText';
type Pin =
  | 'authentication'
  | 'signature'
  | 'text'
  | 'text-number-a'
  | 'text-number-b'
  | 'face-birth'
  | 'face-number-a'
  | 'face-number-b'
  | 'juki'
  | 'licence';
type Rule = 'four-digits' | 'six-to-sixteen' | 'letter-and-digit' | 'number-b' | 'twice-the-same';
type Attribute = 'name' | 'address' | 'birth' | 'sex';
type Verdict = 'not-checked' | 'altered' | 'not-accepted' | 'unknown-kind' | 'as-expected';
type Reason =
  | 'signed'
  | 'issuer-unknown'
  | 'test-hierarchy'
  | 'signature'
  | 'digest'
  | 'structure'
  | 'version'
  | 'authority-dates'
  | 'authority-may-not-issue'
  | 'path-length'
  | 'critical-extension'
  | 'name-chain'
  | 'key-identifier'
  | 'algorithm'
  | 'key-size'
  | 'leaf-is-authority'
  | 'second-reader'
  | 'purpose'
  | 'key-usage'
  | 'extended-key-usage'
  | 'policy'
  | 'subject'
  | 'other-name'
  | 'other-key';
type Subject =
  | 'authentication'
  | 'signature'
  | 'text-issuer'
  | 'face-issuer'
  | 'integrity-record'
  | 'my-number'
  | 'attributes'
  | 'card-key'
  | 'face'
  | 'my-number-image'
  | 'birth-date'
  | 'text-chip'
  | 'face-chip'
  | 'authentication-key';

/** Everything behind a PIN; a chunk of its own, loaded with the screen of a card. */
export interface CardWords {
  readonly pin: {
    readonly titles: Record<Task, Text>;
    readonly press: Record<Task, Text>;
    readonly notGovernment: Text;
    readonly nobodyAsks: (address: string) => Text;
    readonly shared: Text;
    readonly framed: Text;
    readonly demo: (pin: string) => Text;
    readonly asking: Text;
    readonly names: Record<Pin, Text>;
    readonly left: (pin: Text, left: number) => Text;
    readonly unknown: (pin: Text) => Text;
    readonly absent: (pin: Text) => Text;
    readonly locked: (pin: Text) => Text;
    /** By this very press. */
    readonly lockedNow: (pin: Text) => Text;
    readonly wayBack: Record<Pin, Text>;
    /** The two tries of number A, said before they are spent. */
    readonly twoTries: Text;
    readonly changeTries: Text;
    readonly changeUntried: Text;
    readonly rules: Record<Rule, Text>;
    readonly show: Text;
    readonly hide: Text;
    readonly current: (pin: Text) => Text;
    readonly fresh: Text;
    readonly again: Text;
    readonly weak: Text;
    readonly weakAccept: Text;
    readonly fewLeft: (left: number) => Text;
    readonly goOn: Text;
    readonly working: Text;
    readonly changed: Text;
    readonly keyWorks: Text;
    readonly readAgain: Text;
    readonly byNumber: Text;
    readonly byPin: Text;
    readonly modes: Record<'label' | 'all' | 'my-number' | 'attributes', Text>;
    readonly number: {
      readonly legend: Text;
      readonly hint: Text;
      readonly year: Text;
      readonly month: Text;
      readonly day: Text;
      readonly expiry: Text;
      readonly expiryHint: (year: number) => Text;
      readonly code: Text;
    };
  };
  readonly views: {
    readonly open: Text;
    readonly look: Text;
    readonly isOpen: Text;
    readonly cardGone: Text;
    readonly close: Text;
    readonly closing: Text;
    readonly keep: Text;
    readonly timedOut: Text;
    readonly covered: Text;
    readonly uncover: Text;
    readonly cover: Text;
    readonly pageHidden: Text;
    readonly law: Text;
    readonly own: Text;
    readonly shops: Text;
    readonly fields: Record<Attribute, Text>;
    readonly sexes: Record<'male' | 'female' | 'not-applicable' | 'unknown', Text>;
    readonly notKnown: (raw: string) => Text;
    readonly myNumber: Text;
    readonly face: {
      readonly images: Record<'name' | 'address' | 'photo' | 'securityCode' | 'myNumber', Text>;
      readonly noPhoto: Text;
      readonly broken: Text;
      readonly decoding: Text;
      readonly expiry: Text;
      readonly sameExpiry: Text;
      readonly otherExpiry: Text;
    };
    readonly signature: {
      readonly lead: Text;
      readonly substituted: Text;
      readonly further: Text;
      readonly furtherHint: Text;
      readonly compare: { readonly same: Text; readonly different: Text };
      readonly inChip: Text;
      readonly inCertificate: Text;
    };
    readonly certificate: {
      readonly lead: Text;
      readonly from: Text;
      readonly until: Text;
      readonly size: (octets: number) => Text;
      readonly length: Text;
      readonly checkKey: Text;
    };
    readonly phone: { readonly lead: Text; readonly differs: Text; readonly open: Text };
    readonly juki: Text;
    readonly licence: { readonly lead: Text; readonly conditions: readonly Text[]; readonly ask: Text };
    readonly change: {
      readonly title: Text;
      readonly lead: Text;
      readonly juki: Text;
    };
  };
  readonly copy: {
    readonly title: Text;
    readonly der: Text;
    readonly pem: Text;
    readonly holds: Record<'authentication' | 'signature', Text>;
    readonly confirm: Text;
  };
  readonly checks: {
    readonly running: Text;
    /** A check that will be made, or could be. */
    readonly notYet: (subject: Text) => Text;
    readonly verdicts: Record<Verdict, (subject: Text) => Text>;
    readonly subjects: Record<Subject, Text>;
    readonly reasons: Record<Reason, Text>;
    readonly chip: Record<'same' | 'other' | 'open', Text>;
    readonly hierarchies: Record<'test' | 'demo', Text>;
    readonly notMade: Text;
    readonly sources: Text;
    readonly unsigned: Text;
    readonly dates: Text;
  };
}
