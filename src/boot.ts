/**
 * The entry, small. While the app itself is on its way (index.html preloads it), it asks for the words of the browser's first
 * language and for the screen that the address names. What was chosen before is known only to the database: main.ts.
 */
import './polyfill';
import { systemClock as clock } from './clock';
import { firstFormats, loadMessages, pickLocale, styleOf } from './i18n';
import { parseRoute } from './ui/routes';
import { loadScreen } from './ui/screens/load';
import './ui/page.css';

const likely = pickLocale(undefined, navigator.languages);
const { name } = parseRoute(location.hash);
// Where one of them does not come, whoever needs it asks again and tells.
void Promise.allSettled([loadMessages(likely), loadScreen(name)]);
void import('./main');
// The first screen may well do without.
if (name !== 'first') void prepareFormats();

/** While the network is waited for, in tasks of their own. */
async function prepareFormats(): Promise<void> {
  for (const make of firstFormats(styleOf(likely))) {
    await clock.sleep(0);
    make();
  }
}
