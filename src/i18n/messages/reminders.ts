import type { Text } from '../text';

type Row = 'card-body' | 'authentication' | 'signature';

/** What a notification says: words of their own file, which the service worker takes without the rest. */
export interface NotifyWords {
  readonly unnamed: Text;
  readonly due: Record<Row, (when: Text) => Text>;
}

/** Typed dates, saving and the saved list. */
export interface ReminderWords extends NotifyWords {
  readonly title: Text;
  readonly lead: Text;
  readonly empty: Text;
  readonly add: Text;
  readonly open: Text;
  readonly edit: Text;
  readonly remove: Text;
  readonly removeAll: Text;
  readonly confirm: { readonly one: (label: string) => Text; readonly all: Text; readonly yes: Text };
  readonly removed: Text;
  /** Above the links to what a change in life asks of the card. */
  readonly life: Text;
  readonly dueTitle: (count: number) => Text;
  readonly done: Text;
  readonly snooze: Text;
  readonly daysBefore: (days: number) => Text;
  readonly leadWindow: Text;
  readonly renewed: Text;
  readonly calendar: {
    readonly title: Text;
    readonly about: Text;
    readonly alarms: Text;
    readonly one: Text;
    readonly all: Text;
    /** After deleting: a file that takes the events away. */
    readonly cancel: Text;
    readonly cancelled: Text;
  };
  readonly backup: {
    readonly title: Text;
    readonly about: Text;
    readonly save: Text;
    readonly load: Text;
    readonly loaded: (count: number) => Text;
  };
  readonly notify: {
    readonly title: Text;
    readonly about: Text;
    readonly limits: Text;
    readonly ask: Text;
    readonly stop: Text;
    readonly states: Record<'on' | 'off' | 'denied' | 'not-installed' | 'unsupported', Text>;
  };
  readonly dialog: {
    readonly title: Text;
    readonly editTitle: Text;
    /** Which saved card these dates belong to. */
    readonly into: Text;
    readonly intoNew: Text;
    readonly same: Text;
    readonly label: Text;
    readonly labelHint: Text;
    readonly leads: (date: Text) => Text;
    readonly what: Text;
    readonly tells: Text;
    readonly device: Text;
    readonly save: Text;
    readonly saved: Text;
    readonly savedAgain: Text;
    readonly persisted: Text;
    readonly notPersisted: Text;
  };
}

/** The second door. */
export interface TypeWords {
  readonly title: Text;
  readonly lead: Text;
  readonly body: { readonly legend: Text; readonly hint: Text };
  readonly certificates: { readonly legend: Text; readonly hint: Text };
  /** Under the pictures: where the dates stand on newer and on older cards. */
  readonly faces: Record<'newer' | 'older', Text>;
  readonly note: Text;
  readonly era: Text;
  readonly eras: Record<'western' | 'reiwa' | 'heisei', Text>;
  readonly year: Text;
  readonly month: Text;
  readonly day: Text;
  readonly optional: Text;
  readonly show: Text;
  readonly change: Text;
  readonly summary: (count: number) => Text;
  readonly nothing: Text;
  readonly problems: Record<
    'incomplete' | 'number' | 'western-year' | 'era-year' | 'no-such-day' | 'far',
    Text
  >;
}
