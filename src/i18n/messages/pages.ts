import type { Text } from '../text';

export interface PhoneLine {
  readonly number: string;
  readonly name: Text;
  readonly cost: Text;
}

/** A heading with what stands beneath it: sentences, or a list. */
export interface Section {
  readonly title: Text;
  readonly body?: readonly Text[];
  readonly list?: readonly Text[];
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
  readonly help: {
    readonly title: Text;
    readonly lead: Text;
    readonly sections: readonly Section[];
    readonly messages: Text;
    readonly source: Text;
  };
  readonly messages: { readonly title: Text; readonly lead: Text; readonly groups: Record<string, Text> };
}
