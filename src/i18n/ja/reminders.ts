import type { ReminderWords, TypeWords } from '../messages/reminders';
import { text } from '../text';

export const reminders: ReminderWords = {
  title: '期限のお知らせ',
  lead: '期限が近づいたら、このアプリを開いたときにお知らせします。',
  empty: 'まだ何も保存していません。カードを読むか、日付を入れると、ここに保存できます。',
  add: '日付を入れて加える',
  unnamed: '名前のないカード',
  open: '期限を見る',
  edit: '変える',
  remove: '消す',
  removeAll: 'すべて消す',
  confirm: {
    one: (label) => text`「${label}」を消しますか？`,
    all: '保存した期限を、すべて消しますか？',
    yes: '消す',
  },
  removed: '消しました。',
  dueTitle: (count) => `お知らせが${count}件あります`,
  due: {
    'card-body': (when) => text`カード本体の期限：${when}`,
    authentication: (when) => text`保険証・ログインに使う証明書の期限：${when}`,
    signature: (when) => text`電子署名に使う証明書の期限：${when}`,
  },
  done: 'すんだ',
  snooze: '1週間あとで',
  daysBefore: (days) => (days === 0 ? '期限の日' : `${days}日前`),
  leadWindow: '更新できるようになる日',
  dialog: {
    title: '期限のお知らせに入れる',
    editTitle: '期限のお知らせを変える',
    label: '呼び名（なくてもかまいません）',
    labelHint: '例：自分のカード、母のカード。ほかの人に見られてもよい名前にしてください。',
    leads: (date) => text`${date}の期限を、いつ知らせるか`,
    what: '保存するのは、日付、この呼び名、知らせる日、在留期間についての答えだけです。氏名、住所、番号、証明書は保存しません。',
    tells: '期限は誕生日に合わせて決まるので、日付から誕生日の月と日がわかります。',
    device: 'この端末の、このブラウザーの中だけに保存します。同じ端末を使う人には見えます。',
    save: '保存する',
    saved: '保存しました。',
    savedAgain: '変えました。',
    persisted: 'ブラウザーは、このデータを勝手に消さないと答えました。',
    notPersisted:
      '空きが少なくなると、ブラウザーがこのデータを消すことがあります。アプリとして入れると消えにくくなります。',
  },
};

export const type: TypeWords = {
  title: '券面の日付を入れる',
  lead: 'カードの表に書かれている日付を、そのまま入れてください。わかるほうだけでかまいません。',
  body: {
    legend: 'カード本体の期限',
    hint: '顔写真のある面に「…まで有効」と書かれています。',
  },
  certificates: {
    legend: '電子証明書の期限',
    hint: '同じ面の「電子証明書の有効期限」の欄です。手書きのことも、空のこともあります。',
  },
  note: '追記欄に新しい日付が書かれていれば、そちらが正しい日付です。',
  era: '年の数え方',
  eras: { western: '西暦', reiwa: '令和', heisei: '平成' },
  year: '年',
  month: '月',
  day: '日',
  optional: 'なくてもよい',
  show: '期限を見る',
  change: '日付を入れ直す',
  summary: (count) => `直すところが${count}か所あります`,
  nothing: '日付を1つは入れてください。',
  problems: {
    incomplete: '年・月・日をすべて入れてください。',
    number: '年・月・日は数字で入れてください。',
    'western-year': '西暦の年は4けたで入れてください（例：2027）。元号なら「令和」を選んでください。',
    'era-year': '元号の年が大きすぎます。西暦なら「西暦」を選んでください。',
    'no-such-day': 'この日付はありません。月と日を見直してください。',
    far: 'カードの期限としては遠すぎる日付です。年を見直してください。',
  },
};
