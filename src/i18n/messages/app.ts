import type { Text } from '../text';

/** The frame around every screen. */
export interface AppWords {
  readonly name: string;
  readonly notGovernment: Text;
  /** Who runs this copy: a setting of the build. */
  readonly runBy: (name: string) => Text;
  /** Other pages share this origin, its storage and its permission for the reader. */
  readonly shared: { readonly title: Text; readonly why: Text };
  readonly skip: Text;
  readonly loading: Text;
  readonly nav: {
    /** An accessible name. */
    readonly label: string;
    readonly reminders: Text;
    readonly readers: Text;
    readonly help: Text;
    readonly lost: Text;
    /** An accessible name. */
    readonly languages: string;
    /** The switch before the content, where words have readings above them. */
    readonly furigana: Text;
  };
  readonly footer: { readonly stays: Text; readonly kept: Text; readonly made: Text };
  readonly update: {
    readonly ready: Text;
    readonly apply: Text;
    readonly later: Text;
    readonly busy: Text;
  };
  readonly install: { readonly offer: Text; readonly why: Text; readonly button: Text; readonly later: Text };
  readonly framed: { readonly title: Text; readonly why: Text; readonly open: Text };
  readonly lostScreen: { readonly title: Text; readonly why: Text; readonly back: Text };
  /** Titles of the screens for documents, and the words of the links to them. */
  readonly signing: Record<'sign' | 'verify', Text>;
  readonly close: Text;
  readonly cancel: Text;
  readonly back: Text;
}

/** The first screen. */
export interface FirstWords {
  readonly question: Text;
  readonly lead: Text;
  readonly doors: Record<
    'read' | 'type' | 'demo',
    { readonly name: Text; readonly about: Text; readonly go: Text }
  >;
  readonly noReader: Text;
  readonly saved: { readonly title: Text; readonly all: Text; readonly lost: Text };
  readonly promises: readonly { readonly title: Text; readonly about: Text }[];
}

/** While a card is read. */
export interface ReadWords {
  readonly title: Text;
  readonly ready: Text;
  readonly start: Text;
  readonly another: Text;
  readonly phases: Record<'choosing' | 'opening' | 'waiting-for-card' | 'reading' | 'further', Text>;
  readonly hints: Record<'choosing' | 'opening' | 'waiting-for-card' | 'reading' | 'further', Text>;
  /** An accessible name. */
  readonly progress: (done: number, of: number) => string;
  readonly done: Text;
  readonly stop: Text;
  readonly stopped: { readonly title: Text; readonly about: Text };
  readonly again: Text;
  readonly forget: Text;
  readonly partial: Text;
  readonly kinds: Record<'phone' | 'old-resident', { readonly title: Text; readonly about: Text }>;
  /** What the button of a refusal's next step says. */
  readonly actions: Record<
    'retry' | 'choose' | 'type' | 'readers' | 'reload' | 'alone' | 'reminders' | 'home',
    Text
  >;
  readonly otherWay: Text;
  readonly about: {
    readonly title: Text;
    readonly lead: Text;
    readonly heads: { readonly what: Text; readonly card: Text; readonly next: Text };
  };
}
