import type { Text } from '../text';

type Row = 'card-body' | 'authentication' | 'signature';

/** Typed dates, saving and the saved list. */
export interface ReminderWords {
  readonly title: Text;
  readonly lead: Text;
  readonly empty: Text;
  readonly add: Text;
  readonly unnamed: Text;
  readonly open: Text;
  readonly edit: Text;
  readonly remove: Text;
  readonly removeAll: Text;
  readonly confirm: { readonly one: (label: string) => Text; readonly all: Text; readonly yes: Text };
  readonly removed: Text;
  readonly dueTitle: (count: number) => Text;
  readonly due: Record<Row, (when: Text) => Text>;
  readonly done: Text;
  readonly snooze: Text;
  readonly daysBefore: (days: number) => Text;
  readonly leadWindow: Text;
  readonly dialog: {
    readonly title: Text;
    readonly editTitle: Text;
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
