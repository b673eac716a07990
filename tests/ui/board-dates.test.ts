import { describe, expect, test } from 'vitest';
import { datesOfFacts, datesOfTyped, savableDates } from '../../src/ui/board-dates';

const body = { year: 2032, month: 1, day: 14 };
const certificates = { year: 2027, month: 1, day: 14 };
const from = { year: 2022, month: 1, day: 20 };
const nothing = { pins: {}, applications: {} };

describe('the three dates of a read', () => {
  test('nothing read is nothing known', () => {
    expect(Object.values(datesOfFacts(nothing)).map(({ kind }) => kind)).toEqual([
      'unknown',
      'unknown',
      'unknown',
    ]);
  });

  test('a certificate of which only the first part was read is provisional, the whole one is not', () => {
    const part = { notBefore: from, notAfter: certificates };
    const known = (complete: boolean) =>
      datesOfFacts({ ...nothing, authentication: { ...part, complete } }).authentication;
    expect(known(false)).toEqual({ kind: 'date', date: certificates, from, provisional: true });
    expect(known(true)).toEqual({ kind: 'date', date: certificates, from });
  });

  test.each([
    ['present', 'locked'],
    ['absent', 'absent'],
    ['unknown', 'unknown'],
  ] as const)(
    'a signature certificate that is %s is %s: its date stands behind its password',
    (signature, kind) => {
      const dates = datesOfFacts({ ...nothing, certificates: { authentication: 'present', signature } });
      expect(dates.signature).toEqual({ kind });
    },
  );
});

describe('the three dates as typed', () => {
  test('the certificates’ date fills the log-in row and says "at the latest" in the signing row', () => {
    expect(datesOfTyped({ body, certificates })).toEqual({
      'card-body': { kind: 'date', date: body },
      authentication: { kind: 'date', date: certificates },
      signature: { kind: 'at-latest', date: certificates },
    });
  });

  test('either may be left out', () => {
    expect(datesOfTyped({ body }).signature).toEqual({ kind: 'unknown' });
    expect(datesOfTyped({ certificates })['card-body']).toEqual({ kind: 'unknown' });
  });
});

describe('what can be saved', () => {
  test('only rows with a date, and whether the signing date is but the latest', () => {
    expect(savableDates(datesOfTyped({ certificates }))).toEqual({
      dates: { authentication: certificates, signature: certificates },
      signatureAtLatest: true,
    });
    expect(savableDates(datesOfFacts({ ...nothing, bodyExpiry: body }))).toEqual({
      dates: { 'card-body': body },
      signatureAtLatest: false,
    });
  });
});
