import type { Page } from '@playwright/test';
import { loadMessages, LOCALES, type LocaleTag, type Messages, plain } from '../../../src/i18n';
import { ROUTES } from '../../../src/ui/routes';
import { fixClock, later, TODAY } from './flows';
import { named } from './named';

/** The pages of the messages: one template with other words. */
export const MESSAGES = ROUTES.filter((route) => route.startsWith('#/help/messages/'));

/** Need something typed or read first; their screens are among the states. */
const BY_STATE = ['#/type/dates', '#/demo/card'];
/** Every screen that an address leads to, the messages' template once. */
export const ADDRESSES = ROUTES.filter(
  (route) => !BY_STATE.includes(route) && (route === MESSAGES[0] || !MESSAGES.includes(route)),
);

/** A page in one language and theme, with the simulator's card ready, to be led from screen to screen by its address. */
export async function openIn(page: Page, tag: LocaleTag, scheme: 'light' | 'dark'): Promise<Messages> {
  await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
  await fixClock(page);
  await page.goto('#/help');
  // The app's first screen takes no focus: a route is changed only after it stands there.
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.evaluate(() => kigenSim.ready);
  const name = LOCALES.find((locale) => locale.tag === tag)!.name;
  const choose = page.getByRole('button', { name, exact: true });
  if ((await page.locator('html').getAttribute('lang')) !== tag) await choose.click();
  await page.locator(`html[lang="${tag}"]`).waitFor();
  return loadMessages(tag);
}

/** What a route change left behind, as soon as a heading has the focus again. */
export interface Arrival {
  readonly focus: string | undefined;
  readonly heading: string;
  readonly title: string;
}

/** Goes to a route as a link does, after taking the focus away from wherever it was. */
export async function goTo(page: Page, route: string): Promise<Arrival> {
  return page.evaluate(async (hash) => {
    const focused = (): Element | null => {
      let element = document.activeElement;
      while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
      return element;
    };
    const last = focused();
    if (last instanceof HTMLElement) last.blur();
    if (location.hash === hash) throw new Error(`already at ${hash}`);
    location.hash = hash;
    for (let waited = 0; waited < 250 && focused()?.localName !== 'h1'; waited += 1) {
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    const words = focused()?.cloneNode(true) as Element | undefined;
    words?.querySelectorAll('rt').forEach((reading) => reading.remove());
    return {
      focus: focused()?.localName,
      heading: words?.textContent.trim() ?? '',
      title: document.title,
    };
  }, route);
}

type Go = (page: Page, words: Messages) => Promise<void>;

const press = (page: Page, text: Parameters<typeof plain>[0]) =>
  page
    .getByRole('button', { name: named(text) })
    .first()
    .click();

const demo =
  (person: keyof Messages['demo']['people']): Go =>
  async (page, words) => {
    await goTo(page, '#/demo');
    await page.getByRole('button', { name: named(words.demo.people[person].name, false) }).click();
    await page
      .locator('kigen-card')
      .getByRole('status')
      .filter({ hasText: plain(words.read.done) })
      .waitFor({ state: 'attached' });
  };

const typed: Go = async (page, words) => {
  await goTo(page, '#/type');
  for (const [field, year, month, day] of [
    ['body', '2032', '2', '14'],
    ['certificates', ...later(TODAY, 28).split('-')],
  ] as const) {
    const group = page.getByRole('group', { name: named(words.type[field].legend, false) });
    await group.getByRole('textbox', { name: named(words.type.year) }).fill(year);
    await group.getByRole('textbox', { name: named(words.type.month) }).fill(month);
    await group.getByRole('textbox', { name: named(words.type.day) }).fill(day);
  }
  await press(page, words.type.show);
  await page.locator('kigen-board-row').nth(2).waitFor();
};

/** Screens that no address alone leads to; each begins where the one before it ended. */
export const STATES: Readonly<Record<string, Go>> = {
  'board of typed dates': typed,
  'save dialog': async (page, words) => press(page, words.board.save),
  saved: async (page, words) => press(page, words.reminders.dialog.save),
  'first screen with a saved card that is due': async (page, words) => {
    await press(page, words.app.close);
    await goTo(page, '#/');
    await page.locator('kigen-saved-list li').waitFor();
    await page.locator('kigen-due li').waitFor();
  },
  'list of saved cards': async (page) => {
    await goTo(page, '#/reminders');
    await page.locator('kigen-reminders .cards > li').waitFor();
  },
  'delete?': async (page, words) => press(page, words.reminders.remove),
  'board of a saved card': async (page, words) => {
    await press(page, words.app.cancel);
    await page
      .getByRole('link', { name: named(words.reminders.open) })
      .first()
      .click();
    await page.locator('kigen-saved kigen-board-row').nth(2).waitFor();
  },
  'typed dates that are wrong': async (page, words) => {
    await goTo(page, '#/type');
    await page.locator('kigen-date-field').first().locator('input').nth(1).fill('13');
    await press(page, words.type.show);
    await page.locator('kigen-date-field .problem').first().waitFor();
  },
  'a read that waits for a card': async (page, words) => {
    await page.evaluate(() => kigenSim.takeCard());
    await goTo(page, '#/card');
    await press(page, words.read.start);
    await page.locator('kigen-read-progress progress').waitFor();
  },
  'a read that was stopped': async (page, words) => press(page, words.read.stop),
  'a read that was refused': async (page, words) => {
    await page.evaluate(() => kigenSim.unplug());
    await press(page, words.read.again);
    await page.locator('kigen-refusal').waitFor();
  },
  'demo: all is well': demo('all-current'),
  'demo: past its date': demo('certificates-lapsed'),
  'demo: face-authentication': demo('face-authentication'),
  'demo: a phone': async (page, words) => {
    await goTo(page, '#/demo');
    await page.getByRole('button', { name: named(words.demo.people.phone.name, false) }).click();
    await page.getByRole('heading', { level: 1, name: named(words.read.kinds.phone.title) }).waitFor();
  },
  'demo: its drawer': async (page) => {
    await page.locator('kigen-demo-drawer summary').first().click();
    await page.locator('kigen-demo-drawer select').first().waitFor();
  },
};
