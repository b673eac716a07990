import type { PersonId } from '../../src/sim';
import { PERSON_IDS } from '../../src/sim';
import {
  board,
  button,
  dated,
  dateless,
  expect,
  fixClock,
  heading,
  ja,
  later,
  link,
  plain,
  readDoor,
  readIsDone,
  refused,
  rows,
  type Shown,
  test,
  TODAY,
  typeDate,
} from './support/flows';

const LOCKED = dateless('signature', 'unknown', ja.board.unknownDate.locked);

/**
 * The demo's people on 26 November 2026 in Japan, as they are described to whoever chooses one; the dates that a
 * description leaves open are written out.
 */
const BOARDS: Readonly<Partial<Record<PersonId, readonly [Shown, Shown, Shown]>>> = {
  'all-current': [
    dated('card-body', '2034-06-14', 'not-past'),
    dated('authentication', '2029-06-14', 'not-past'),
    LOCKED,
  ],
  'certificates-in-80-days': [
    dated('card-body', '2032-02-14', 'not-past'),
    dated('authentication', later(TODAY, 80), 'not-past'),
    LOCKED,
  ],
  'certificates-lapsed': [
    dated('card-body', '2031-10-12', 'not-past'),
    dated('authentication', '2026-10-12', 'past'),
    LOCKED,
  ],
  'body-in-20-days': [
    dated('card-body', later(TODAY, 20), 'not-past'),
    dated('authentication', later(TODAY, 20), 'not-past'),
    LOCKED,
  ],
  child: [
    dated('card-body', '2030-03-26', 'not-past'),
    dated('authentication', '2030-03-26', 'not-past'),
    dateless('signature', 'absent', ja.board.unknownDate.absent),
  ],
  'foreign-resident': [
    dated('card-body', '2027-01-15', 'not-past'),
    dated('authentication', '2027-01-15', 'not-past'),
    LOCKED,
  ],
  'pin-blocked': [
    dated('card-body', '2033-04-25', 'not-past'),
    dated('authentication', '2028-04-25', 'not-past'),
    LOCKED,
  ],
  'face-authentication': [
    dated('card-body', '2035-03-06', 'not-past'),
    dated('authentication', '2030-03-06', 'not-past'),
    dateless('signature', 'absent', ja.board.absentFace),
  ],
};

test.beforeEach(({ page }) => fixClock(page));

// In one visit: each of them anew would have the page make the demo's twelve keys again.
test('every person of the demo: two clicks from the first screen to what it shows', async ({ page }) => {
  test.slow();
  for (const person of PERSON_IDS) {
    await test.step(person, async () => {
      await page.goto('#/');
      await page.getByRole('link', { name: plain(ja.first.doors.demo.name) }).click();
      await page.getByRole('button', { name: plain(ja.demo.people[person].name) }).click();
      const expected = BOARDS[person];
      if (expected !== undefined) {
        await readIsDone(page);
        expect(await board(page)).toEqual(expected);
      } else if (person === 'other-card') {
        await refused(page, 'card/other-card');
      } else {
        await heading(page, ja.read.kinds[person as 'phone' | 'old-resident'].title);
        await expect(rows(page)).toHaveCount(0);
      }
    });
  }
});

test('a locked PIN is told with its two readings on a card that looks like a face-authentication card', async ({
  page,
}) => {
  await page.goto('#/demo');
  await page.getByRole('button', { name: plain(ja.demo.people['face-authentication'].name) }).click();
  await readIsDone(page);
  const locks = page.getByRole('region', { name: plain(ja.board.locks.title) });
  await expect(locks.getByText(plain(ja.board.locks.face))).toBeVisible();
  await expect(locks.getByText(plain(ja.board.locks.faceBoth))).toBeVisible();
  await expect(locks.getByText(plain(ja.board.locks.authentication))).toHaveCount(0);

  await link(page, ja.demo.change).click();
  await page.getByRole('button', { name: plain(ja.demo.people['pin-blocked'].name) }).click();
  await readIsDone(page);
  await expect(locks.getByText(plain(ja.board.locks.authentication))).toBeVisible();
  await expect(locks.getByText(plain(ja.board.locks.face))).toHaveCount(0);
});

test('typed dates give the same rows, states and days as a read; the signing row says "at the latest"', async ({
  page,
  mountSim,
}) => {
  const person = 'certificates-in-80-days';
  await mountSim({ person });
  await page.goto('');
  await page.evaluate(() => kigenSim.ready);
  await readDoor(page);
  await readIsDone(page);
  const read = await board(page);
  expect(read).toEqual(BOARDS[person]);

  await page.goto('#/type');
  await typeDate(page, 'body', '2032-02-14', 'reiwa');
  await typeDate(page, 'certificates', later(TODAY, 80));
  await button(page, ja.type.show).click();
  const typed = await board(page);
  expect(typed.slice(0, 2)).toEqual(read.slice(0, 2));
  expect(typed[2]).toEqual(dated('signature', later(TODAY, 80), 'unknown', true));
  await expect(page.locator('kigen-chip-tiles')).toHaveCount(0);
  await expect(page.getByText(plain(ja.board.checks.typed))).toBeVisible();
  await expect(page.getByText(plain(ja.board.checks.counters))).toHaveCount(0);
});

test('the answer about the stay decides the next step, for a read and for typed dates alike', async ({
  page,
}) => {
  const next = (index: number) => rows(page).nth(index).locator('.next > p').first();
  await page.goto('#/demo');
  await page.getByRole('button', { name: plain(ja.demo.people['certificates-in-80-days'].name) }).click();
  await readIsDone(page);
  await expect(next(1)).toHaveText(plain(ja.board.next['answer-stay']));
  await button(page, ja.board.stay.no).click();
  await expect(next(1)).toHaveText(plain(ja.board.next['renew-certificates']));
  expect((await board(page))[1]).toEqual(dated('authentication', later(TODAY, 80), 'renew-now'));

  await page.goto('#/type');
  await typeDate(page, 'body', later(TODAY, 50));
  await button(page, ja.type.show).click();
  await expect(next(0)).toHaveText(plain(ja.board.next['answer-stay']));
  await button(page, ja.board.stay.yes).click();
  await expect(next(0)).toHaveText(plain(ja.board.next['renew-after-stay']));
  expect((await board(page))[0]).toEqual(dated('card-body', later(TODAY, 50), 'not-past'));
});

test('a date that does not exist is refused beside its field, and nothing typed is lost', async ({
  page,
}) => {
  await page.goto('#/type');
  await typeDate(page, 'body', '2031-02-29');
  await typeDate(page, 'certificates', '2029-06-14', 'reiwa');
  await button(page, ja.type.show).click();
  await expect(page.getByRole('alert')).toContainText(plain(ja.type.summary(1)));
  const body = page.getByRole('group', { name: plain(ja.type.body.legend) });
  const certificates = page.getByRole('group', { name: plain(ja.type.certificates.legend) });
  const noSuchDay = plain(ja.type.problems['no-such-day']);
  await expect(body.getByText(noSuchDay)).toBeVisible();
  await expect(certificates.getByText(noSuchDay)).toHaveCount(0);
  const day = body.getByLabel(plain(ja.type.day), { exact: true });
  await expect(day).toHaveValue('29');
  await expect(day).toHaveAccessibleDescription(new RegExp(noSuchDay));

  await day.fill('28');
  await button(page, ja.type.show).click();
  expect((await board(page)).slice(0, 2)).toEqual([
    dated('card-body', '2031-02-28', 'not-past'),
    dated('authentication', '2029-06-14', 'not-past'),
  ]);
});

test('the days left change with the day in Japan, not with the device', async ({ page }) => {
  await fixClock(page, Date.UTC(2026, 10, 25, 14, 59, 59));
  await page.goto('#/type');
  await typeDate(page, 'body', '2026-11-25');
  await button(page, ja.type.show).click();
  await expect(rows(page).first().locator('.left')).toHaveText(plain(ja.time.endsToday));

  await fixClock(page, Date.UTC(2026, 10, 25, 15, 0, 0));
  await page.goto('#/type');
  await button(page, ja.type.show).click();
  await expect(rows(page).first().locator('.left')).toHaveText(plain(ja.time.ago(1)));
});
