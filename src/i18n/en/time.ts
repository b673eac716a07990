import type { TimeWords } from '../messages/time';
import { once } from '../once';
import { text } from '../text';

const unit = (name: string) => {
  const format = once(() => new Intl.NumberFormat('en', { style: 'unit', unit: name, unitDisplay: 'long' }));
  return (count: number): string => format().format(count);
};
const [years, months, days] = [unit('year'), unit('month'), unit('day')];

export const time: TimeWords = {
  both: (main, beside) => text`${main} (${beside})`,
  beside: (calendar, weekday) => text`${weekday}, ${calendar}`,
  endsToday: 'Ends today',
  left: (count) => `${days(count)} left`,
  ago: (count) => `${days(count)} ago`,
  about: (y, m) => `about ${[...(y > 0 ? [years(y)] : []), ...(m > 0 ? [months(m)] : [])].join(' and ')}`,
  spell: (formatted) => formatted,
};
