import type { CertificateFacts, GlanceFacts } from '../card';
import type { BoardInput, KnownDate, RowName } from '../reminders';
import type { TypedDates } from './services';

type Dates = BoardInput['dates'];

/** What a read knows of the three dates; the third once its password has opened it. */
export function datesOfFacts(
  { bodyExpiry, authentication, certificates }: GlanceFacts,
  opened?: Pick<CertificateFacts, 'notBefore' | 'notAfter'>,
): Dates {
  const signature = certificates?.signature;
  return {
    'card-body': bodyExpiry === undefined ? { kind: 'unknown' } : { kind: 'date', date: bodyExpiry },
    authentication:
      authentication === undefined
        ? { kind: certificates?.authentication === 'absent' ? 'absent' : 'unknown' }
        : {
            kind: 'date',
            date: authentication.notAfter,
            from: authentication.notBefore,
            ...(!authentication.complete && { provisional: true }),
          },
    signature:
      opened !== undefined
        ? { kind: 'date', date: opened.notAfter, from: opened.notBefore }
        : signature === 'absent'
          ? { kind: 'absent' }
          : { kind: signature === 'present' ? 'locked' : 'unknown' },
  };
}

/** The certificates' date on the face is one for both: the signature certificate ends then at the latest. */
export function datesOfTyped({ body, certificates }: TypedDates): Dates {
  return {
    'card-body': body === undefined ? { kind: 'unknown' } : { kind: 'date', date: body },
    authentication: certificates === undefined ? { kind: 'unknown' } : { kind: 'date', date: certificates },
    signature: certificates === undefined ? { kind: 'unknown' } : { kind: 'at-latest', date: certificates },
  };
}

/** What of a board can be saved: each row whose date is known. */
export function savableDates(dates: Dates): {
  readonly dates: Partial<Record<RowName, NonNullable<ReturnType<typeof dateOf>>>>;
  readonly signatureAtLatest: boolean;
} {
  const entries = Object.entries(dates).flatMap(([row, known]) => {
    const date = dateOf(known);
    return date === undefined ? [] : [[row, date] as const];
  });
  return { dates: Object.fromEntries(entries), signatureAtLatest: dates.signature.kind === 'at-latest' };
}

function dateOf(known: KnownDate) {
  return known.kind === 'date' || known.kind === 'at-latest' ? known.date : undefined;
}
