import type { ReminderWords, TypeWords } from '../messages/reminders';
import { read as term } from '../glossary';
import { easy } from './easy';

export const reminders: ReminderWords = {
  title: easy`期限《きげん》の お知《し》らせ`,
  lead: easy`期限《きげん》が 近《ちか》く なったら、この アプリを 開《ひら》いた とき お知《し》らせ します。`,
  empty: easy`まだ 何《なに》も 保存《ほぞん》して いません。カードを 読《よ》むか、日付《ひづけ》を 入《い》れると、ここに 保存《ほぞん》できます。`,
  add: easy`日付《ひづけ》を 入《い》れて 増《ふ》やす`,
  unnamed: easy`名前《なまえ》の ない カード`,
  open: easy`期限《きげん》を 見《み》る`,
  edit: easy`変《か》える`,
  remove: easy`消《け》す`,
  removeAll: easy`全部《ぜんぶ》 消《け》す`,
  confirm: {
    one: (label) => easy`「${label}」を 消《け》しますか？`,
    all: easy`保存《ほぞん》した 期限《きげん》を 全部《ぜんぶ》 消《け》しますか？`,
    yes: easy`消《け》す`,
  },
  removed: easy`消《け》しました。`,
  dueTitle: (count) => easy`お知《し》らせが ${count}つ あります`,
  due: {
    'card-body': (when) => easy`カードの 期限《きげん》: ${when}`,
    authentication: (when) =>
      easy`保険証《ほけんしょう》・ログインに 使《つか》う 証明書《しょうめいしょ》の 期限《きげん》: ${when}`,
    signature: (when) =>
      easy`電子署名《でんししょめい》に 使《つか》う 証明書《しょうめいしょ》の 期限《きげん》: ${when}`,
  },
  done: 'おわった',
  snooze: easy`1週間《しゅうかん》 あとで`,
  daysBefore: (days) => (days === 0 ? easy`期限《きげん》の 日《ひ》` : easy`${days}日《にち》 前《まえ》`),
  leadWindow: easy`新《あたら》しく できるように なる 日《ひ》`,
  dialog: {
    title: easy`お知《し》らせに 入《い》れる`,
    editTitle: easy`お知《し》らせを 変《か》える`,
    label: easy`名前《なまえ》（なくても いいです）`,
    labelHint: easy`たとえば: わたしの カード、母《はは》の カード。ほかの 人《ひと》が 見《み》ても いい 名前《なまえ》に して ください。`,
    leads: (date) => easy`${date}の 期限《きげん》を いつ 知《し》らせるか`,
    what: easy`保存《ほぞん》するのは、日付《ひづけ》、この 名前《なまえ》、知《し》らせる 日《ひ》、在留期間《ざいりゅうきかん》の 答《こた》えだけです。あなたの 名前《なまえ》、住所《じゅうしょ》、番号《ばんごう》、証明書《しょうめいしょ》は 保存《ほぞん》しません。`,
    tells: easy`期限《きげん》は 誕生日《たんじょうび》と 同《おな》じ 日《ひ》です。だから 日付《ひづけ》から 誕生日《たんじょうび》の 月《つき》と 日《ひ》が わかります。`,
    device: easy`この 機械《きかい》の この ブラウザーの 中《なか》だけに 保存《ほぞん》します。同《おな》じ 機械《きかい》を 使《つか》う 人《ひと》には 見《み》えます。`,
    save: easy`保存《ほぞん》する`,
    saved: easy`保存《ほぞん》しました。`,
    savedAgain: easy`変《か》えました。`,
    persisted: easy`ブラウザーは「この データを 勝手《かって》に 消《け》しません」と 答《こた》えました。`,
    notPersisted: easy`場所《ばしょ》が 足《た》りなく なると、ブラウザーが この データを 消《け》す ことが あります。アプリとして 入《い》れると 消《き》えにくく なります。`,
  },
};

export const type: TypeWords = {
  title: easy`カードの 日付《ひづけ》を 入《い》れる`,
  lead: easy`カードの 表《おもて》に 書《か》いて ある 日付《ひづけ》を 入《い》れて ください。わかる ものだけで いいです。`,
  body: {
    legend: easy`カードの 期限《きげん》`,
    hint: easy`顔写真《かおじゃしん》が ある 面《めん》の、「${term('validUntil')}」の 前《まえ》の 日付《ひづけ》です。`,
  },
  certificates: {
    legend: easy`証明書《しょうめいしょ》の 期限《きげん》`,
    hint: easy`同《おな》じ 面《めん》の「${term('certificatesBox')}」の ところです。手《て》で 書《か》いて ある ことも、何《なに》も ない ことも あります。`,
  },
  note: easy`${term('noteField')}に 新《あたら》しい 日付《ひづけ》が 書《か》いて あれば、そちらを 入《い》れて ください。`,
  era: easy`年《とし》の 数《かぞ》え方《かた》`,
  eras: { western: easy`西暦《せいれき》（20…）`, reiwa: term('reiwa'), heisei: term('heisei') },
  year: easy`年《ねん》`,
  month: easy`月《がつ》`,
  day: easy`日《にち》`,
  optional: 'なくても いい',
  show: easy`期限《きげん》を 見《み》る`,
  change: easy`日付《ひづけ》を 入《い》れなおす`,
  summary: (count) => easy`直《なお》す ところが ${count}つ あります`,
  nothing: easy`日付《ひづけ》を 1つは 入《い》れて ください。`,
  problems: {
    incomplete: easy`年《ねん》・月《がつ》・日《にち》を 全部《ぜんぶ》 入《い》れて ください。`,
    number: easy`年《ねん》・月《がつ》・日《にち》は 数字《すうじ》で 入《い》れて ください。`,
    'western-year': easy`西暦《せいれき》の 年《とし》は 4けたで 入《い》れて ください（たとえば 2027）。令和《れいわ》の 年《とし》なら「令和《れいわ》」を 選《えら》んで ください。`,
    'era-year': easy`年《とし》が 大《おお》きすぎます。西暦《せいれき》なら「西暦《せいれき》」を 選《えら》んで ください。`,
    'no-such-day': easy`この 日付《ひづけ》は ありません。月《がつ》と 日《にち》を もう一度《いちど》 見《み》て ください。`,
    far: easy`カードの 期限《きげん》には 遠《とお》すぎます。年《とし》を もう一度《いちど》 見《み》て ください。`,
  },
};
