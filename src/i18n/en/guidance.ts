import type { GuidanceWords } from '../messages/guidance';
import { life } from './guidance-asks';
import { cardPages } from './guidance-card';
import { lifePages } from './guidance-life';
import { now } from './guidance-now';
import { pinPages } from './guidance-pins';

export const guidance: GuidanceWords = {
  pages: { ...cardPages, ...lifePages, ...pinPages },
  now,
  life,
  heads: {
    who: 'Who',
    where: 'Where',
    from: 'From when',
    bring: 'What to bring',
    cost: 'Cost',
    time: 'How long it takes',
    stops: 'What stops working',
    goesOn: 'What goes on working',
    say: 'What to say at the office',
  },
  sources: {
    offices: 'several pages of municipalities or ministries (as of November 2026)',
    'one-page': 'one page of a municipality or ministry (as of November 2026); please ask the office',
    inferred: 'our reading of public pages (as of November 2026); please ask the office',
    agency: 'Digital Agency, “About My Number Card”, digital.go.jp (read in November 2026)',
    police: 'five pages of prefectural police (2025)',
    app: 'this app',
  },
  sourceHead: 'Source',
  sayHead: 'Words to say at the office',
  official:
    'Rules change. The official sites have the latest: kojinbango-card.go.jp, digital.go.jp and myna.go.jp.',
};
