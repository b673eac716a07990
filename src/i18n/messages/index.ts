import type { AppWords, FirstWords, ReadWords } from './app';
import type { BoardWords } from './board';
import type { DemoWords } from './demo';
import type { ErrorTable } from './errors';
import type { PageWords } from './pages';
import type { TimeWords } from './time';
import type { ReminderWords, TypeWords } from './reminders';

/** Every word of the app: a locale is a folder that exports one of these. */
export interface Messages {
  readonly app: AppWords;
  readonly time: TimeWords;
  readonly first: FirstWords;
  readonly read: ReadWords;
  readonly board: BoardWords;
  readonly type: TypeWords;
  readonly reminders: ReminderWords;
  readonly pages: PageWords;
  readonly demo: DemoWords;
  readonly errors: ErrorTable;
}
