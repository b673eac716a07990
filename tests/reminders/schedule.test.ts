import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, compareDates, daysBetween, japanDate } from '../../src/clock';
import { changeCard, due, markDone, planned, savedBoard, snooze, type StayAnswer } from '../../src/reminders';
import { runs, SEED } from '../support/proof';
import { card, draft } from './cards';
import { at, iso, on } from './dates';

const dueOn = (cards: Parameters<typeof due>[0], day: string): string[] =>
  due(cards, on(day)).map(({ reminder, rows }) => `${rows.join('+')} ${reminder.lead}`);

describe('what is planned for a saved card', () => {
  it('has a day for each lead of each date, in order', () => {
    const days = planned(card()).map(({ reminder, day }) => `${reminder.row} ${reminder.lead} ${iso(day)}`);
    expect(days).toEqual([
      'authentication window 2027-02-21',
      'authentication 30 2027-04-20',
      'authentication 7 2027-05-13',
      'authentication 0 2027-05-20',
      'card-body window 2032-02-21',
      'card-body 30 2032-04-20',
      'card-body 7 2032-05-13',
      'card-body 0 2032-05-20',
    ]);
  });

  it('tells rows that end together once', () => {
    const end = on('2027-05-20');
    const foreign = card({
      dates: { 'card-body': end, authentication: end, signature: end },
      stay: 'has-end',
    });
    expect(planned(foreign).map(({ reminder }) => reminder.lead)).toEqual([90, 60, 30, 14, 0]);
    expect(planned(foreign)[0]?.rows).toEqual(['card-body', 'authentication', 'signature']);
  });

  it('says on each day what the board says on that day', () => {
    expect(planned(card()).map(({ row }) => `${row.state} ${row.next}`)).toEqual([
      ...Array<string>(4).fill('renew-now renew-certificates'),
      ...Array<string>(4).fill('renew-now renew-card'),
    ]);
    const unanswered = card({ stay: 'unanswered' });
    expect(planned(unanswered)[0]?.row).toMatchObject({ state: 'not-past', next: 'answer-stay' });
  });

  it('keeps the leads that the person chose, none twice, and the day itself always', () => {
    const chosen = card({ leads: { authentication: [45, 45, 'window'] } });
    const leads = planned(chosen).filter(({ reminder }) => reminder.row === 'authentication');
    expect(leads.map(({ reminder }) => reminder.lead)).toEqual(['window', 45, 0]);
  });
});

describe('the board of a saved card', () => {
  it('has rows without a date as not known, and a typed signature date as "at the latest"', () => {
    const end = on('2027-05-20');
    const typed = card({ dates: { authentication: end, signature: end }, signatureAtLatest: true });
    expect(savedBoard(typed, at('2026-11-25')).rows.map(({ known }) => known.kind)).toEqual([
      'unknown',
      'date',
      'at-latest',
    ]);
    const read = card({ dates: { authentication: end, signature: end } });
    expect(savedBoard(read, at('2026-11-25')).rows[2].known.kind).toBe('date');
  });
});

describe('what is due', () => {
  it.each([
    ['2027-02-20', []],
    ['2027-02-21', ['authentication window']],
    ['2027-04-19', ['authentication window']],
    ['2027-04-20', ['authentication 30']],
    ['2027-05-13', ['authentication 7']],
    ['2027-05-20', ['authentication 0']],
    ['2027-06-20', ['authentication 0']],
    ['2032-02-21', ['authentication 0', 'card-body window']],
  ])('on %s: %j', (day, expected) => expect(dueOn([card()], day)).toEqual(expected));

  it('says what the board says today, not what it said on the reminder’s day', () => {
    expect(due([card()], on('2027-06-20'))[0]?.row).toMatchObject({ state: 'past', daysLeft: -31 });
  });

  it('comes nearest date first over all cards', () => {
    const later = card({ dates: { authentication: on('2027-05-21') } });
    const rows = due([later, card()], on('2027-05-01')).map(({ date }) => iso(date));
    expect(rows).toEqual(['2027-05-20', '2027-05-21']);
  });
});

describe('done and put off', () => {
  const leadOn = (day: string): string => due([card()], on(day))[0]!.reminder.uid;

  it('what is done does not come back, nor do the earlier ones; the next one speaks', () => {
    const saved = card();
    const month = due([saved], on('2027-04-20'))[0]!.reminder.uid;
    const done = markDone(saved, month, at('2027-04-20'));
    expect(dueOn([done], '2027-05-12')).toEqual([]);
    expect(dueOn([done], '2027-03-01')).toEqual([]);
    expect(dueOn([done], '2027-05-13')).toEqual(['authentication 7']);
  });

  it('what is put off keeps still until its day; a later one speaks all the same', () => {
    const saved = card();
    const month = due([saved], on('2027-04-20'))[0]!.reminder.uid;
    const later = snooze(saved, month, on('2027-05-01'), at('2027-04-20'));
    expect(dueOn([later], '2027-04-30')).toEqual([]);
    expect(dueOn([later], '2027-05-01')).toEqual(['authentication 30']);
    const long = snooze(saved, month, on('2027-06-01'), at('2027-04-20'));
    expect(dueOn([long], '2027-05-13')).toEqual(['authentication 7']);
  });

  it('an identifier of another card changes nothing', () => {
    const saved = card();
    expect(markDone(saved, leadOn('2027-04-20'), at('2027-04-20'))).toBe(saved);
  });

  it('a renewed date makes its reminders speak again, with other days', () => {
    const saved = card();
    const month = due([saved], on('2027-04-20'))[0]!.reminder.uid;
    const done = markDone(saved, month, at('2027-04-20'));
    const renewed = changeCard(
      done,
      draft({ dates: { 'card-body': on('2032-05-20'), authentication: on('2033-05-20') } }),
      at('2027-04-21'),
    );
    expect(dueOn([renewed], '2027-05-20')).toEqual([]);
    expect(dueOn([renewed], '2033-04-20')).toContain('authentication 30');
  });

  it('a changed label leaves what is done as done', () => {
    const saved = card();
    const month = due([saved], on('2027-04-20'))[0]!.reminder.uid;
    const renamed = changeCard(
      markDone(saved, month, at('2027-04-20')),
      draft({ label: 'mine' }),
      at('2027-04-21'),
    );
    expect(dueOn([renamed], '2027-04-22')).toEqual([]);
  });
});

describe('over random cards and days', () => {
  const day = fc
    .integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2036, 11, 31) })
    .map((instant) => japanDate(instant));
  const stay = fc.constantFrom<StayAnswer>('unanswered', 'no-end', 'has-end');
  const dates = fc.record({ 'card-body': day, authentication: day, signature: day }, { requiredKeys: [] });
  const cards = fc.record({ dates, stay }).map((over) => card(over));

  it('nothing due is missed: each date whose first reminder has come is told, once', () => {
    fc.assert(
      fc.property(cards, day, (saved, today) => {
        const come = planned(saved).filter((item) => compareDates(item.day, today) <= 0);
        const expected = new Set(come.map(({ date }) => iso(date)));
        const told = due([saved], today).map(({ date }) => iso(date));
        expect([...told].sort()).toEqual([...expected].sort());
      }),
      { seed: SEED, numRuns: runs(300, 20_000) },
    );
  });

  it('nothing done comes back: what is dealt with is silent until the next reminder of its date', () => {
    fc.assert(
      fc.property(cards, day, fc.nat(400), (saved, today, later) => {
        const [first] = due([saved], today);
        fc.pre(first !== undefined);
        const done = markDone(saved, first.reminder.uid, at(iso(today)));
        const next = addDays(today, later);
        const again = due([done], next).find(({ date }) => compareDates(date, first.date) === 0);
        if (again) expect(daysBetween(first.day, again.day)).toBeGreaterThan(0);
        expect(due([done], today).map(({ date }) => iso(date))).not.toContain(iso(first.date));
      }),
      { seed: SEED, numRuns: runs(300, 20_000) },
    );
  });

  it('days are Japan’s: a device in another zone is told of the same', () => {
    const zone = process.env['TZ'];
    try {
      fc.assert(
        fc.property(
          cards,
          day,
          fc.constantFrom('Pacific/Kiritimati', 'America/Los_Angeles', 'UTC'),
          (saved, today, tz) => {
            const told = due([saved], today);
            process.env['TZ'] = tz;
            expect(due([saved], today)).toEqual(told);
          },
        ),
        { seed: SEED, numRuns: runs(60, 1000) },
      );
    } finally {
      if (zone === undefined) delete process.env['TZ'];
      else process.env['TZ'] = zone;
    }
  });
});
