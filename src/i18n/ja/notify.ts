import type { NotifyWords } from '../messages/reminders';
import { text } from '../text';

export const notify: NotifyWords = {
  unnamed: '名前のないカード',
  due: {
    'card-body': (when) => text`カード本体の期限：${when}`,
    authentication: (when) => text`保険証・ログインに使う証明書の期限：${when}`,
    signature: (when) => text`電子署名に使う証明書の期限：${when}`,
  },
};
