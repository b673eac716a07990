import { describe, expect, it } from 'vitest';
import {
  type Board,
  type BoardInput,
  type KnownDate,
  type RowName,
  type StayAnswer,
  board,
} from '../../src/reminders';
import { at, iso, on } from './dates';

const date = (text: string, from?: string): KnownDate => ({
  kind: 'date',
  date: on(text),
  ...(from !== undefined && { from: on(from) }),
});
const unknown: KnownDate = { kind: 'unknown' };

function show(dates: Partial<Record<RowName, KnownDate>>, now: number, stay: StayAnswer = 'no-end'): Board {
  const input: BoardInput = {
    dates: { 'card-body': unknown, authentication: unknown, signature: unknown, ...dates },
    stay,
    now,
  };
  return board(input);
}

const states = ({ rows }: Board): string[] => rows.map(({ state, next }) => `${state} / ${next}`);
const [BODY, AUTHENTICATION, SIGNATURE] = [0, 1, 2] as const;

describe('both sides of each midnight in Japan', () => {
  const certificates = { authentication: date('2027-05-20') };
  it.each([
    ['2027-02-20', '23:59:59.999', 'not-past', 'none', 89, 'the last moment before the window'],
    ['2027-02-21', '00:00:00.000', 'renew-now', 'renew-certificates', 88, 'the window opens'],
    ['2027-05-19', '23:59:59.999', 'renew-now', 'renew-certificates', 1, 'the day before'],
    ['2027-05-20', '00:00:00.000', 'renew-now', 'renew-certificates', 0, 'the day itself begins'],
    ['2027-05-20', '23:59:59.999', 'renew-now', 'renew-certificates', 0, 'its last moment: 14:59:59 UTC'],
    ['2027-05-21', '00:00:00.000', 'past', 'certificates-expired', -1, 'past its date'],
  ])('%s %s: %s, %s, %d days left (%s)', (day, time, state, next, daysLeft) => {
    expect(show(certificates, at(day, time)).rows[AUTHENTICATION]).toMatchObject({ state, next, daysLeft });
  });

  it('a day of the window is told wherever the rule applies', () => {
    const row = show(certificates, at('2026-01-01')).rows[AUTHENTICATION];
    expect(row.renewFrom && iso(row.renewFrom)).toBe('2027-02-21');
  });
});

describe('the question about the stay', () => {
  const near = { 'card-body': date('2027-05-20') };
  it.each<[StayAnswer, string, string, string, string]>([
    ['unanswered', '2027-02-20', 'not-past', 'none', 'not asked before it matters'],
    [
      'unanswered',
      '2027-02-21',
      'not-past',
      'answer-stay',
      'within three months it stays not past, and asks',
    ],
    ['unanswered', '2027-05-20', 'not-past', 'answer-stay', 'to the last day'],
    ['unanswered', '2027-05-21', 'past', 'card-expired', 'past is past, whatever the answer'],
    ['no-end', '2027-02-21', 'renew-now', 'renew-card', 'renew now only after "no end"'],
    ['has-end', '2027-02-18', 'not-past', 'none', '91 days before'],
    ['has-end', '2027-02-19', 'not-past', 'renew-after-stay', '90 days before: no window, a step of its own'],
    ['has-end', '2027-05-20', 'not-past', 'renew-after-stay', 'to the last day'],
    ['has-end', '2027-05-21', 'past', 'card-expired', 'the card is dead'],
  ])('%s on %s: %s, %s (%s)', (stay, day, state, next) => {
    expect(show(near, at(day), stay).rows[BODY]).toMatchObject({ state, next });
  });

  it.each<StayAnswer>(['unanswered', 'has-end'])('%s: no window is told', (stay) => {
    expect(show(near, at('2027-03-01'), stay).rows[BODY]).not.toHaveProperty('renewFrom');
  });
});

describe('what is not a date', () => {
  it('not known: no state, no step', () => {
    expect(states(show({}, at('2027-01-01')))).toEqual([
      'unknown / none',
      'unknown / none',
      'unknown / none',
    ]);
  });

  it('a signature certificate behind its password: not known until it is entered', () => {
    const shown = show({ signature: { kind: 'locked' } }, at('2027-01-01'));
    expect(shown.rows[SIGNATURE]).toMatchObject({ state: 'unknown', next: 'enter-signature-password' });
  });

  it('no signature certificate: absent, and said so; another absent row has no step', () => {
    const absent: KnownDate = { kind: 'absent' };
    expect(states(show({ authentication: absent, signature: absent }, at('2027-01-01')))).toEqual([
      'unknown / none',
      'absent / none',
      'absent / signature-absent',
    ]);
  });
});

describe('"at the latest" tells less than a date', () => {
  const typed = (day: string, stay: StayAnswer = 'no-end'): string =>
    states(
      show(
        { authentication: date('2027-05-20'), signature: { kind: 'at-latest', date: on('2027-05-20') } },
        at(day),
        stay,
      ),
    )[SIGNATURE]!;

  it.each<[string, StayAnswer, string]>([
    ['2027-02-20', 'no-end', 'unknown / none'],
    ['2027-02-21', 'no-end', 'renew-now / renew-certificates'],
    ['2027-02-21', 'unanswered', 'unknown / answer-stay'],
    ['2027-02-21', 'has-end', 'unknown / renew-after-stay'],
    ['2027-05-21', 'no-end', 'past / certificates-expired'],
  ])('%s, %s: %s', (day, stay, told) => expect(typed(day, stay)).toBe(told));

  it('is not what comes first', () => {
    const shown = show({ signature: { kind: 'at-latest', date: on('2027-05-20') } }, at('2027-01-01'));
    expect(shown.earliest).toBeUndefined();
  });
});

describe('a clock that is wrong', () => {
  it.each([
    ['2022-05-19', 'not-yet', 'check-clock'],
    ['2022-05-20', 'not-past', 'none'],
  ])('on %s, valid from 2022-05-20: %s, %s', (day, state, next) => {
    const shown = show({ authentication: date('2027-05-20', '2022-05-20') }, at(day));
    expect(shown.rows[AUTHENTICATION]).toMatchObject({ state, next });
  });
});

describe('certificates never outlive the card body', () => {
  it('ending together they follow the step of the body', () => {
    const together = { 'card-body': date('2027-05-20'), authentication: date('2027-05-20') };
    expect(states(show(together, at('2027-03-01'))).slice(0, 2)).toEqual([
      'renew-now / renew-card',
      'renew-now / renew-card',
    ]);
  });

  it('ending before it they have their own', () => {
    const apart = { 'card-body': date('2027-05-20'), authentication: date('2027-05-19') };
    expect(states(show(apart, at('2027-03-01'))).slice(0, 2)).toEqual([
      'renew-now / renew-card',
      'renew-now / renew-certificates',
    ]);
  });

  it('with a body past its date nothing else is asked for: neither a password nor a renewal', () => {
    const dead = {
      'card-body': date('2027-01-31'),
      authentication: date('2027-05-20'),
      signature: { kind: 'locked' } as const,
    };
    expect(states(show(dead, at('2027-02-01')))).toEqual([
      'past / card-expired',
      'not-past / card-expired',
      'unknown / card-expired',
    ]);
  });

  it('with a body past its date an absent certificate stays absent', () => {
    const dead = { 'card-body': date('2027-01-31'), signature: { kind: 'absent' } as const };
    expect(states(show(dead, at('2027-02-01')))[SIGNATURE]).toBe('absent / signature-absent');
  });

  it('a certificate of tomorrow asks for the clock, whatever the body says', () => {
    const dead = { 'card-body': date('2022-01-31'), authentication: date('2027-05-20', '2022-05-20') };
    expect(states(show(dead, at('2022-02-01')))[AUTHENTICATION]).toBe('not-yet / check-clock');
  });
});

describe('what comes first', () => {
  it.each<[string, RowName | undefined, string]>([
    ['2026-06-01', 'authentication', 'the nearest date'],
    ['2027-05-21', 'card-body', 'not one that is past'],
    ['2032-01-02', undefined, 'nothing when all are past'],
  ])('on %s: %s (%s)', (day, earliest) => {
    const dates = { 'card-body': date('2032-01-01'), authentication: date('2027-05-20') };
    expect(show(dates, at(day)).earliest).toBe(earliest);
  });

  it('on the same day, the row that stands first', () => {
    const dates = { authentication: date('2027-05-20'), signature: date('2027-05-20') };
    expect(show(dates, at('2026-06-01')).earliest).toBe('authentication');
  });

  it('today counts as not past', () => {
    expect(show({ authentication: date('2027-05-20') }, at('2027-05-20')).earliest).toBe('authentication');
  });
});

it('the rows stand in one order', () => {
  expect(show({}, at('2027-01-01')).rows.map(({ row }) => row)).toEqual([
    'card-body',
    'authentication',
    'signature',
  ]);
});
