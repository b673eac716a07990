import type { ErrorWordsOf } from '../messages/errors';

const unchanged = 'カードの中のデータは変わっていません。';
const untouched = 'カードにはまだ何も送っていません。';

export const appErrors: ErrorWordsOf<'app'> = {
  'app/unexpected': {
    title: '思わぬことが起きました',
    what: 'このアプリの中で、予定していないことが起きました。あなたのせいではありません。',
    card: unchanged,
    next: 'もう一度試してください。続くときは、ページを開き直してください。',
  },
};

export const browserErrors: ErrorWordsOf<'browser'> = {
  'browser/no-webusb': {
    title: 'このブラウザーではカードリーダーを使えません',
    what: 'カードリーダーを使えるのは、パソコンかAndroidのChromeとEdgeです。Firefox、Safari、iPhoneでは使えません。',
    card: '期限のお知らせと、日付を入れて確かめる方法は、このブラウザーでも使えます。',
    next: '券面の日付を入れれば、同じ期限の表が見られます。',
  },
  'browser/not-secure': {
    title: '安全な接続で開かれていません',
    what: 'アドレスが https:// で始まっていないので、ブラウザーがカードリーダーを使わせません。',
    card: untouched,
    next: 'https:// で始まるアドレスで開き直すか、券面の日付を入れてください。',
  },
  'browser/framed': {
    title: 'ほかのページの中に表示されています',
    what: '安全のため、ほかのページの中ではカードリーダーも暗証番号も使いません。',
    card: untouched,
    next: 'このページだけを新しいタブで開いてください。',
  },
  'browser/too-old': {
    title: 'ブラウザーが古いようです',
    what: 'カードリーダーを使うには、ChromeかEdgeのバージョン120以上がいります。',
    card: '期限のお知らせと、日付を入れて確かめる方法は、このままで使えます。',
    next: '券面の日付を入れるか、ブラウザーを新しくしてから開き直してください。',
  },
};

export const bytesErrors: ErrorWordsOf<'bytes'> = {
  'bytes/short': {
    title: '答えが途中で終わっていました',
    what: '届いたデータが、書かれている長さより短いものでした。',
    card: unchanged,
    next: 'カードを置き直して、もう一度読んでください。',
  },
  'bytes/hex': {
    title: 'データの書き方が正しくありません',
    what: '数字で書かれたデータを読み取れませんでした。',
    card: unchanged,
    next: 'もう一度読んでください。',
  },
};

export const usbErrors: ErrorWordsOf<'usb'> = {
  'usb/chooser-closed': {
    title: 'カードリーダーが選ばれませんでした',
    what: '選ぶ窓が、何も選ばずに閉じられました。',
    card: untouched,
    next: 'カードリーダーをつないでから、もう一度選んでください。',
  },
  'usb/chooser-blocked': {
    title: '選ぶ窓がすぐに閉じました',
    what: '窓が開かなかったか、すぐに閉じられました。会社や学校のパソコンでは、管理者がUSBを止めていることがあります。',
    card: untouched,
    next: 'もう一度選んでください。変わらなければ、券面の日付を入れてください。',
  },
  'usb/access-denied': {
    title: 'カードリーダーを開けませんでした',
    what: 'パソコンが、ブラウザーにこのカードリーダーを使わせませんでした。ドライバーや権限の設定によるものです。',
    card: untouched,
    next: '使えるカードリーダーのページで、お使いのパソコンの手順を見てください。',
  },
  'usb/protected-class': {
    title: 'このカードリーダーは、Webページからは使えません',
    what: 'カードリーダーは見つかりました。ただ、この種類はブラウザーがWebページに使わせない決まりです。故障でも、あなたの設定のせいでもありません。',
    card: untouched,
    next: '券面の日付を入れれば、同じ期限の表が見られます。',
  },
  'usb/busy': {
    title: 'ほかのものがカードリーダーを使っています',
    what: 'ほかのソフトかタブが、このカードリーダーを使っているようです。',
    card: unchanged,
    next: 'ほかのソフトやタブを閉じてから、もう一度読んでください。',
  },
  'usb/disconnected': {
    title: 'カードリーダーが外れました',
    what: '途中で、カードリーダーとの接続が切れました。',
    card: unchanged,
    next: 'ケーブルを差し直して、もう一度読んでください。',
  },
  'usb/stalled': {
    title: 'カードリーダーが止まりました',
    what: 'カードリーダーが、途中で答えるのをやめました。',
    card: unchanged,
    next: 'もう一度読んでください。続くときは、ケーブルを差し直してください。',
  },
  'usb/babble': {
    title: 'カードリーダーの答えが長すぎました',
    what: 'カードリーダーが、決まりより多いデータを送ってきました。',
    card: unchanged,
    next: 'ケーブルを差し直して、もう一度読んでください。',
  },
  'usb/transfer-failed': {
    title: 'カードリーダーとのやりとりに失敗しました',
    what: '途中で、データが届かなくなりました。',
    card: unchanged,
    next: 'もう一度読んでください。続くときは、ケーブルを差し直してください。',
  },
  'usb/silent': {
    title: 'カードリーダーが答えません',
    what: '待ちましたが、カードリーダーから答えがありませんでした。',
    card: unchanged,
    next: 'ケーブルを差し直して、もう一度読んでください。',
  },
  'usb/descriptor': {
    title: 'カードリーダーの自己紹介が読めません',
    what: 'カードリーダーが自分について伝える内容に、決まりと違うところがありました。',
    card: untouched,
    next: '別のカードリーダーを選ぶか、券面の日付を入れてください。',
  },
  'usb/not-a-reader': {
    title: 'この機器の使い方がわかりません',
    what: '選んだ機器は、このアプリが知っているカードリーダーではありません。',
    card: untouched,
    next: '別の機器を選んでください。',
  },
};

export const storageErrors: ErrorWordsOf<'storage'> = {
  'storage/forbidden': {
    title: 'このブラウザーでは保存できません',
    what: 'ブラウザーが、このページに保存を許していません。プライベートウィンドウや設定によるものです。',
    card: '何も保存していません。いま見えている期限はそのまま見られます。',
    next: 'ふつうのウィンドウで開き直すと、保存できることがあります。',
  },
  'storage/full': {
    title: '空きがなくて保存できません',
    what: 'この端末か、ブラウザーの空きが足りません。',
    card: '前に保存したものは、そのまま残っています。',
    next: '端末の空きを増やしてから、もう一度保存してください。',
  },
  'storage/newer': {
    title: 'もっと新しい版で保存されています',
    what: '保存した期限が、このアプリの新しい版の形になっています。',
    card: '保存したものは消えていません。この版では開かないだけです。',
    next: 'ページを開き直して、新しい版にしてください。',
  },
  'storage/blocked': {
    title: 'ほかのタブが保存の場所を使っています',
    what: '古い版のページがほかのタブで開いていて、保存の場所を新しくできません。',
    card: '保存したものは、そのまま残っています。',
    next: 'このアプリのほかのタブを閉じて、ページを開き直してください。',
  },
  'storage/failed': {
    title: '保存の場所が使えませんでした',
    what: 'ブラウザーの保存の場所を、読み書きできませんでした。',
    card: '前に保存したものに、手は加えていません。',
    next: 'もう一度試してください。続くときは、ページを開き直してください。',
  },
  'storage/entry': {
    title: '保存したものの一部が読めません',
    what: '保存した期限の中に、決まりと違うものがありました。',
    card: 'ほかの期限は、そのまま使えます。',
    next: '期限のお知らせを開いて、足りないものを入れ直してください。',
  },
};
