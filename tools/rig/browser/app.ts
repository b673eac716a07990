/** The app as a person meets it: the production build, its words, its buttons. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Locator, Page } from 'playwright-core';
import type { ErrorCode } from '../../../src/errors';
import { plain } from '../../../src/i18n';
import { messages as words } from '../../../src/i18n/ja';
import type { DemoCard } from '../../../src/sim';
import { inWords } from '../told';
import { expect } from '../cases/check';

const PATIENCE = 120_000;

const button = (page: Page, text: Parameters<typeof plain>[0]): Locator =>
  page.getByRole('button', { name: plain(text), exact: true });

/** Through the first screen's first door: the click begins the read. */
export async function startReading(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await page.getByRole('link', { name: plain(words.first.doors.read.name) }).click();
}

export async function readAgain(page: Page): Promise<void> {
  await page
    .getByRole('button', {
      name: new RegExp(`^(${plain(words.read.again)}|${plain(words.read.actions.retry)})$`),
    })
    .first()
    .click();
}

/** From the screen that `forget` leaves. */
export async function startAgain(page: Page): Promise<void> {
  await button(page, words.read.start).click();
}

/** Lets go of the reader and of what was read. */
export async function forget(page: Page): Promise<void> {
  await button(page, words.read.forget).click();
  await button(page, words.read.start).waitFor();
}

/** Waits for the end of a read: the whole board, or a screen that says what happened. */
export async function outcome(page: Page): Promise<'board' | ErrorCode> {
  const done = plain(words.read.done);
  const end = performance.now() + PATIENCE;
  while (performance.now() < end) {
    const ended = await page.evaluate(ending, done);
    if (ended !== null) return ended as 'board' | ErrorCode;
    await sleep(1000);
  }
  throw new Error(`no end of the read: ${await mainText(page)}`);
}

/**
 * How a read has ended, or null. Runs in the page. Under emulation a locator's look through all shadow trees would take
 * most of the page's time.
 */
export function ending(done: string): string | null {
  const roots: (Document | ShadowRoot)[] = [document];
  for (const root of roots) {
    const refusal = root.querySelector('kigen-refusal');
    if (refusal !== null) return refusal.getAttribute('code');
    const told = [...root.querySelectorAll('[role="status"]')];
    if (told.some(({ textContent }) => textContent.includes(done))) return 'board';
    for (const { shadowRoot } of root.querySelectorAll('*')) if (shadowRoot !== null) roots.push(shadowRoot);
  }
  return null;
}

/**
 * Reads the board and holds it against the card's person; gives both dates as the page tells them. `since` is how many
 * commands the card had seen before.
 */
export async function expectBoard(page: Page, { person, log }: DemoCard, since = 0): Promise<string> {
  const ended = await outcome(page);
  expect(ended === 'board', `no board but ${ended}: ${await mainText(page)}`);
  const rows = [
    { row: words.board.rows['card-body'], date: person.bodyExpiry },
    { row: words.board.rows.authentication, date: person.authentication?.until },
  ];
  for (const { row, date } of rows) {
    const text = await page.locator('article', { hasText: plain(row.name) }).innerText();
    const wanted = date === undefined ? plain(words.board.unknownDate.absent) : inWords(date);
    expect(text.includes(wanted), `${plain(row.name)}: ${wanted} is not in: ${text}`);
  }
  const spent = log.slice(since).filter(({ command }) => command[1] === 0x20 && command.length > 5);
  expect(spent.length === 0, 'a VERIFY with data went to the card');
  return `${inWords(person.bodyExpiry)}; ${person.authentication ? inWords(person.authentication.until) : 'none'}`;
}

/** Waits for the screen of this refusal, with its words; gives its title. */
export async function expectRefusal(page: Page, code: ErrorCode): Promise<string> {
  const ended = await outcome(page);
  expect(ended === code, `not ${code} but ${ended}: ${await mainText(page)}`);
  const { title, next } = words.errors[code];
  const text = await mainText(page);
  for (const told of [title, next]) expect(text.includes(plain(told)), `${plain(told)} is not in: ${text}`);
  return plain(title);
}

/** All that the page shows, shadow trees included: `innerText` ends where one begins. */
async function mainText(page: Page): Promise<string> {
  return page.evaluate(() => {
    const texts: string[] = [];
    const roots: (Document | ShadowRoot)[] = [document];
    for (const root of roots) {
      for (const element of root.querySelectorAll('*'))
        if (element.shadowRoot !== null) roots.push(element.shadowRoot);
      for (const child of root.children) if (child instanceof HTMLElement) texts.push(child.innerText);
    }
    return texts.join('\n');
  });
}
