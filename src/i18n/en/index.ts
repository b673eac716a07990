import type { Messages } from '../messages';
import { app, first, read } from './app';
import { board } from './board';
import { demo } from './demo';
import { cardErrors, linkErrors, readerErrors, sessionErrors } from './errors-card';
import { appErrors, browserErrors, bytesErrors, storageErrors, usbErrors } from './errors-device';
import { signingErrors } from './errors-signing';
import { pages } from './pages';
import { reminders, type } from './reminders';
import { time } from './time';

export const messages: Messages = {
  app,
  time,
  first,
  read,
  board,
  type,
  reminders,
  pages,
  demo,
  errors: {
    ...appErrors,
    ...browserErrors,
    ...bytesErrors,
    ...usbErrors,
    ...readerErrors,
    ...linkErrors,
    ...cardErrors,
    ...signingErrors,
    ...sessionErrors,
    ...storageErrors,
  },
};
