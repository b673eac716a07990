import type { TimeWords } from '../messages/time';
import { join, type Text } from '../text';
import { easy } from './easy';

/** Days of the month that are not read with にち (on their own or after a ten). */
const DAYS: Readonly<Record<string, string>> = {
  1: 'ついたち',
  2: 'ふつか',
  3: 'みっか',
  4: 'よっか',
  5: 'いつか',
  6: 'むいか',
  7: 'なのか',
  8: 'ようか',
  9: 'ここのか',
  10: 'とおか',
  14: 'じゅうよっか',
  20: 'はつか',
  24: 'にじゅうよっか',
};
const WEEKDAYS: Readonly<Record<string, string>> = {
  月: 'げつ',
  火: 'か',
  水: 'すい',
  木: 'もく',
  金: 'きん',
  土: 'ど',
  日: 'にち',
};
const DATE = /^(\d+)年(\d+)月(\d+)日$/;
const WEEKDAY = /^(.)曜日$/;

/** "2027年 5月 20日" with readings; the day takes one over its number where the number has another sound. */
function spell(formatted: string): Text {
  const [, year, month, day] = DATE.exec(formatted) ?? [];
  if (year !== undefined && month !== undefined && day !== undefined) {
    const reading = DAYS[day];
    return [
      year,
      { base: '年', ruby: 'ねん' },
      ` ${month}`,
      { base: '月', ruby: 'がつ' },
      ...(reading === undefined
        ? [` ${day}`, { base: '日', ruby: 'にち' }]
        : [' ', { base: `${day}日`, ruby: reading }]),
    ];
  }
  const [, name = ''] = WEEKDAY.exec(formatted) ?? [];
  const reading = WEEKDAYS[name];
  return reading === undefined ? formatted : [{ base: `${name}曜日`, ruby: `${reading}ようび` }];
}

export const time: TimeWords = {
  both: (main, beside) => join([main, ' (', beside, ')']),
  beside: (calendar, weekday) => join([calendar, ' ', weekday]),
  endsToday: easy`今日《きょう》 まで`,
  left: (days) => easy`あと ${days}日《にち》`,
  ago: (days) => easy`${days}日《にち》 前《まえ》`,
  about: (years, months) =>
    easy`だいたい ${years > 0 ? easy`${years}年《ねん》` : ''}${years > 0 && months > 0 ? ' ' : ''}${
      months > 0 ? easy`${months}か月《げつ》` : ''
    }`,
  spell,
};
