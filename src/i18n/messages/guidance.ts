import type { Text } from '../text';
import type { Section } from './section';

/** The guidance's pages, in the order of their list; each has an address of its own. */
export const TOPICS = [
  'card',
  'dates',
  'chip',
  'apply',
  'renew',
  'expired',
  'stay',
  'stay-card',
  'move',
  'abroad',
  'children',
  'phone',
  'licence',
  'face-card',
  'pins',
  'security',
  'number',
  'accessibility',
] as const;

export type Topic = (typeof TOPICS)[number];

/** Where a rule comes from; the words say its name and date. */
export type Source =
  /** Several municipal or ministry pages agree. */
  | 'offices'
  /** One page alone tells it. */
  | 'one-page'
  /** Found by reasoning, told by no page. */
  | 'inferred'
  /** The Digital Agency's page "About My Number Card". */
  | 'agency'
  /** Five police pages of 2025. */
  | 'police'
  /** This app itself. */
  | 'app';

export interface GuidePart extends Section {
  readonly steps?: readonly Text[];
  readonly table?: {
    readonly heads: readonly [Text, Text];
    readonly rows: readonly (readonly [Text, Text])[];
  };
  /** Words to say at the office. */
  readonly say?: Text;
  readonly sources: readonly Source[];
}

export interface GuidePage {
  readonly lead: Text;
  readonly parts: readonly GuidePart[];
}

/** What a date asks for on a day. */
export type NowCase =
  | 'renew-card'
  | 'renew-certificates'
  | 'stay-ends'
  | 'card-expired'
  | 'certificates-expired'
  | 'signature-hidden'
  | 'signature-absent'
  | 'wait';

/** What to do now: every question that a person has before going. */
export interface NowWords {
  readonly who: Text;
  readonly where: Text;
  /** From which day; the date is put in where it is known. */
  readonly from: (date: Text | undefined) => Text;
  readonly bring: Text;
  readonly cost: Text;
  readonly time: Text;
  readonly stops: Text;
  readonly goesOn: Text;
  readonly say?: Text;
}

/** What a change in a person's life asks of the card: questions on the guide's pages, and what follows from the answers. */
export interface LifeWords {
  readonly title: Text;
  /** Nothing of it is saved. */
  readonly lead: Text;
  readonly fields: Record<
    'moved' | 'planned' | 'reported' | 'departure' | 'cardEnd' | 'birth',
    { readonly legend: Text; readonly hint: Text }
  >;
  readonly show: Text;
  readonly days: Record<
    'report' | 'continued-use' | 'before-departure' | 'renewal-abroad' | 'fifteen',
    { readonly name: Text; readonly what: Text }
  >;
  readonly past: Text;
  readonly estimate: Text;
  readonly once: Text;
  readonly changes: {
    readonly question: Text;
    readonly kinds: Record<'name' | 'address' | 'birth' | 'sex', Text>;
    readonly ends: Text;
    readonly goesOn: Text;
  };
  readonly licence: {
    readonly reason: Text;
    readonly reasons: Record<'expiry' | 'note-field-full' | 'loss' | 'lapse' | 'other', Text>;
    readonly way: Text;
    readonly ways: Record<'online' | 'post' | 'counter' | 'booth' | 'express', Text>;
    readonly checks: Record<'continuedUseChosen' | 'certificateAtPolice' | 'newCertificate', Text>;
    readonly carried: Text;
    readonly missing: Text;
    readonly missingOf: Record<
      'reason' | 'way' | 'continuedUseChosen' | 'certificateAtPolice' | 'newCertificate',
      Text
    >;
  };
}

/** A lazy chunk of its own in each locale. */
export interface GuidanceWords {
  readonly pages: Record<Topic, GuidePage>;
  readonly now: Record<NowCase, NowWords>;
  readonly life: LifeWords;
  readonly heads: Record<keyof NowWords, Text>;
  readonly sources: Record<Source, Text>;
  readonly sourceHead: Text;
  readonly sayHead: Text;
  readonly official: Text;
}
