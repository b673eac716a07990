import type { Text } from '../text';

type Row = 'card-body' | 'authentication' | 'signature';
type State = 'not-past' | 'renew-now' | 'past' | 'not-yet' | 'unknown' | 'absent';
type Next =
  | 'answer-stay'
  | 'renew-card'
  | 'renew-certificates'
  | 'renew-after-stay'
  | 'card-expired'
  | 'certificates-expired'
  | 'enter-signature-password'
  | 'check-clock'
  | 'signature-absent';

/** The expiry board and what stands under it. */
export interface BoardWords {
  readonly rows: Record<Row, { readonly name: Text; readonly official: Text; readonly use: Text }>;
  readonly states: Record<State, Text>;
  readonly next: Record<Next, Text>;
  /** The page's headline; a date is named by its row. */
  readonly headline: {
    readonly earliest: (date: Text) => Text;
    readonly somePast: Text;
    readonly allPast: Text;
    readonly none: Text;
  };
  readonly readAt: (when: Text) => Text;
  readonly typed: Text;
  readonly saved: Text;
  readonly hidden: Text;
  readonly until: (date: Text) => Text;
  readonly atLatest: (date: Text) => Text;
  readonly provisional: Text;
  readonly unknownDate: { readonly locked: Text; readonly absent: Text; readonly unknown: Text };
  readonly absentFace: Text;
  readonly from: (date: Text) => Text;
  readonly renewFrom: (date: Text) => Text;
  readonly renewSince: (date: Text) => Text;
  readonly noBeginning: Text;
  /** An accessible name. */
  readonly bar: (percent: number, inWindow: boolean) => string;
  /** An accessible name. */
  readonly barShort: string;
  readonly stay: {
    readonly question: Text;
    readonly why: Text;
    readonly permanent: Text;
    readonly yes: Text;
    readonly no: Text;
    readonly change: Text;
    readonly answered: Record<'no-end' | 'has-end', Text>;
  };
  /** Until when a lapsed certificate still serves as a health insurance card. */
  readonly insurance: (date: Text) => Text;
  /** The signing row's button. */
  readonly enterPassword: Text;
  readonly save: Text;
  readonly howTo: Text;
  readonly print: Text;
  readonly chip: {
    readonly title: Text;
    readonly lead: Text;
    readonly opensWith: (pin: Text) => Text;
    readonly free: Text;
    readonly tries: (left: number) => Text;
    readonly blocked: Text;
    readonly notThere: Text;
    readonly searching: Text;
    readonly unasked: Text;
    readonly tiles: Record<
      'certificates' | 'text' | 'number' | 'face' | 'signature' | 'juki' | 'licence',
      { readonly name: Text; readonly about: Text }
    >;
    readonly pins: Record<
      'authentication' | 'signature' | 'text' | 'juki' | 'licence' | 'face',
      { readonly name: Text; readonly official: Text }
    >;
  };
  readonly locks: {
    readonly title: Text;
    readonly face: Text;
    readonly faceBoth: Text;
    readonly authentication: Text;
    readonly signature: Text;
    readonly text: Text;
  };
  readonly checks: {
    readonly title: Text;
    readonly done: Text;
    readonly open: Text;
    readonly read: Text;
    readonly partly: Text;
    readonly counters: Text;
    readonly body: Text;
    readonly revoked: Text;
    readonly typed: Text;
  };
}
