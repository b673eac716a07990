import type { NotifyWords } from '../messages/reminders';
import { text } from '../text';

export const notify: NotifyWords = {
  unnamed: 'Card without a name',
  due: {
    'card-body': (when) => text`The card itself: ${when}`,
    authentication: (when) => text`Certificate for health insurance and log-in: ${when}`,
    signature: (when) => text`Certificate for signing: ${when}`,
  },
};
