import { addDays, type CivilDate } from '../clock';
import { beforeDeparture, fifteenth, movingHouse, renewalAbroad } from './life';

/** A change in a person's life with days of its own, and the dates it asks for. Nothing of it is ever saved. */
export const LIFE_FIELDS = {
  move: ['moved', 'planned', 'reported'],
  abroad: ['departure', 'cardEnd'],
  children: ['birth'],
} as const;

export type LifeChange = keyof typeof LIFE_FIELDS;
export type LifeField = (typeof LIFE_FIELDS)[LifeChange][number];
export type LifeDates = Readonly<Partial<Record<LifeField, CivilDate>>>;

/** A day on or by which something is to be done. */
export interface LifeDay {
  readonly kind: 'report' | 'continued-use' | 'before-departure' | 'renewal-abroad' | 'fifteen';
  readonly date: CivilDate;
  readonly estimate: boolean;
}

/** The days that follow from what was given, earliest rule first; none where the date that matters is missing. */
export function lifeDays(change: LifeChange, dates: LifeDates): readonly LifeDay[] {
  const { moved, planned, reported, departure, cardEnd, birth } = dates;
  if (change === 'move') {
    const [first, second] = [moved ?? planned, planned ?? moved];
    if (first === undefined || second === undefined) return [];
    const { report, continuedUse } = movingHouse(first, second, reported);
    return [...day('report', report), ...day('continued-use', continuedUse)];
  }
  if (change === 'abroad') {
    return [
      ...day('before-departure', departure && beforeDeparture(departure)),
      ...day('renewal-abroad', cardEnd && renewalAbroad(cardEnd)),
    ];
  }
  if (birth === undefined) return [];
  return [{ kind: 'fifteen', ...fifteenth(birth) }];
}

/** The days to be told of one: a week ahead too where something must be done by it. */
export function tellingDays({ kind, date }: LifeDay): readonly CivilDate[] {
  return kind === 'fifteen' || kind === 'renewal-abroad' ? [date] : [addDays(date, -7), date];
}

function day(kind: LifeDay['kind'], date: CivilDate | undefined): readonly LifeDay[] {
  return date === undefined ? [] : [{ kind, date, estimate: false }];
}
