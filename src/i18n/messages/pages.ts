import type { Text } from '../text';
import type { Topic } from './guidance';
import type { Section } from './section';

export interface PhoneLine {
  readonly number: string;
  readonly name: Text;
  readonly cost: Text;
}

/** The pages that need neither reader nor card. */
export interface PageWords {
  readonly lost: {
    readonly title: Text;
    readonly lead: Text;
    readonly stop: Text;
    readonly hours: Text;
    readonly lines: readonly PhoneLine[];
    readonly say: { readonly title: Text; readonly words: Text; readonly note: Text };
    readonly sections: readonly Section[];
    readonly source: Text;
  };
  readonly readers: {
    readonly title: Text;
    readonly lead: Text;
    readonly sections: readonly Section[];
    readonly source: Text;
  };
  readonly diagnostics: { readonly title: Text };
  readonly help: {
    readonly title: Text;
    readonly lead: Text;
    readonly sections: readonly Section[];
    readonly messages: Text;
    readonly source: Text;
  };
  /** The guidance's list; its words come in a chunk of their own. */
  readonly guide: {
    readonly title: Text;
    readonly topics: Record<Topic, Text>;
    /** What opens the table of what to do now. */
    readonly now: Text;
  };
  readonly messages: { readonly title: Text; readonly lead: Text; readonly groups: Record<string, Text> };
}
