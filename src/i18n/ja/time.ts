import type { TimeWords } from '../messages/time';
import { text } from '../text';

export const time: TimeWords = {
  both: (main, beside) => text`${main}（${beside}）`,
  beside: (calendar, weekday) => text`${calendar}・${weekday}`,
  endsToday: '今日まで',
  left: (days) => `あと${days.toLocaleString('ja')}日`,
  ago: (days) => `${days.toLocaleString('ja')}日前`,
  about: (years, months) => `約${years > 0 ? `${years}年` : ''}${months > 0 ? `${months}か月` : ''}`,
  spell: (formatted) => formatted,
};
