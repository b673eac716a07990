import type { Text } from '../text';

/** A heading with what stands beneath it: sentences, or a list. */
export interface Section {
  readonly title: Text;
  readonly body?: readonly Text[];
  readonly list?: readonly Text[];
}
