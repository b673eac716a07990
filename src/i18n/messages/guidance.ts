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

/** A lazy chunk of its own in each locale. */
export interface GuidanceWords {
  readonly pages: Record<Topic, GuidePage>;
  readonly now: Record<NowCase, NowWords>;
  readonly heads: Record<keyof NowWords, Text>;
  readonly sources: Record<Source, Text>;
  readonly sourceHead: Text;
  readonly sayHead: Text;
  readonly official: Text;
}
