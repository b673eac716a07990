import type { NotifyWords } from '../messages/reminders';
import { easy } from './easy';

export const notify: NotifyWords = {
  unnamed: easy`名前《なまえ》の ない カード`,
  due: {
    'card-body': (when) => easy`カードの 期限《きげん》: ${when}`,
    authentication: (when) =>
      easy`保険証《ほけんしょう》・ログインに 使《つか》う 証明書《しょうめいしょ》の 期限《きげん》: ${when}`,
    signature: (when) =>
      easy`電子署名《でんししょめい》に 使《つか》う 証明書《しょうめいしょ》の 期限《きげん》: ${when}`,
  },
};
