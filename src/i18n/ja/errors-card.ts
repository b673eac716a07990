import type { ErrorWordsOf } from '../messages/errors';

const unchanged = 'カードの中のデータは変わっていません。';
const again = 'カードを置き直して、もう一度読んでください。';

export const readerErrors: ErrorWordsOf<'reader'> = {
  'reader/level-unsupported': {
    title: 'このカードリーダーの話し方を、この版はまだ知りません',
    what: 'カードリーダーは開けましたが、カードとのやりとりのしかたが、この版で使えるものではありません。',
    card: unchanged,
    next: '別のカードリーダーを使うか、券面の日付を入れてください。',
  },
  'reader/no-card': {
    title: 'カードがありません',
    what: 'カードリーダーに、カードが見つかりませんでした。',
    card: unchanged,
    next: 'カードを置いて、もう一度読んでください。',
  },
  'reader/card-removed': {
    title: 'カードが離れました',
    what: '読み終わる前に、カードがカードリーダーから離れました。',
    card: unchanged,
    next: 'カードを置いて、もう一度読んでください。',
  },
  'reader/card-mute': {
    title: 'カードが答えません',
    what: 'カードはありますが、呼びかけに答えませんでした。向きや、置く場所のずれが多い原因です。',
    card: unchanged,
    next: '向きと場所を直して、もう一度読んでください。',
  },
  'reader/card-unsupported': {
    title: 'このカードとは話ができません',
    what: 'カードの答え方が、このアプリで使えるものではありません。',
    card: unchanged,
    next: 'マイナンバーカードを置いているか見て、もう一度読んでください。',
  },
  'reader/silent': {
    title: 'カードリーダーが黙ってしまいました',
    what: '待ちましたが、カードリーダーから答えがありませんでした。',
    card: unchanged,
    next: 'ケーブルを差し直して、もう一度読んでください。',
  },
  'reader/time-limit': {
    title: '時間がかかりすぎました',
    what: 'カードリーダーが「もう少し待って」と言い続けたので、やめました。',
    card: unchanged,
    next: again,
  },
  'reader/protocol': {
    title: 'カードリーダーの答えが決まりと違いました',
    what: 'カードリーダーから、決まりにない答えが返りました。',
    card: unchanged,
    next: 'ケーブルを差し直して、もう一度読んでください。',
  },
  'reader/command-failed': {
    title: 'カードリーダーが失敗を伝えました',
    what: '頼んだことができなかったと、カードリーダーが答えました。',
    card: unchanged,
    next: again,
  },
  'reader/busy': {
    title: 'カードリーダーが忙しいようです',
    what: 'カードリーダーが、別の仕事をしていると答えました。',
    card: unchanged,
    next: '少し待って、もう一度読んでください。',
  },
  'reader/hardware': {
    title: 'カードリーダーが故障を伝えました',
    what: 'カードリーダーが、自分の中の不具合を伝えてきました。',
    card: unchanged,
    next: 'ケーブルを差し直して、もう一度読んでください。続くときは別のカードリーダーを使ってください。',
  },
  'reader/too-long': {
    title: 'カードリーダーが受け取れない長さです',
    what: '送るものが、このカードリーダーの決めた長さを超えました。送らずにやめました。',
    card: unchanged,
    next: '別のカードリーダーを使ってください。',
  },
};

export const linkErrors: ErrorWordsOf<'atr' | 'tlv' | 'block' | 't0' | 'apdu'> = {
  'atr/malformed': {
    title: 'カードの最初のあいさつが読めません',
    what: '電気を入れたときのカードの答えが、決まりと違いました。',
    card: unchanged,
    next: again,
  },
  'tlv/malformed': {
    title: 'カードのデータの形が違います',
    what: 'カードから読んだデータの区切りが、決まりと違いました。',
    card: unchanged,
    next: again,
  },
  'block/failed': {
    title: 'カードとのやりとりが続きませんでした',
    what: '何度か言い直しましたが、カードと話が通じませんでした。',
    card: unchanged,
    next: again,
  },
  't0/malformed': {
    title: 'カードの答えが決まりと違いました',
    what: 'カードから、決まりにない答えが返りました。',
    card: unchanged,
    next: again,
  },
  'apdu/malformed': {
    title: 'カードの返事が短すぎました',
    what: 'カードの返事が、返事として足りない長さでした。',
    card: unchanged,
    next: again,
  },
};

export const cardErrors: ErrorWordsOf<'card' | 'pki'> = {
  'card/other-card': {
    title: 'マイナンバーカードではないようです',
    what: 'カードは読めましたが、マイナンバーカードの中身がありません。',
    card: unchanged,
    next: 'マイナンバーカードを置いて、もう一度読んでください。',
  },
  'card/status': {
    title: 'カードが読ませてくれませんでした',
    what: '頼んだデータを、カードが渡しませんでした。',
    card: unchanged,
    next: again,
  },
  'card/malformed': {
    title: 'カードの中身が、知っている形と違います',
    what: '読んだデータに、あるはずのない日付や、知らない形がありました。わからないものは表示しません。',
    card: unchanged,
    next: 'もう一度読んでください。同じなら、券面の日付を入れてください。',
  },
  'card/counter-moved': {
    title: '残り回数を聞くのをやめました',
    what: '聞いただけなのに、残り回数が減ったように見えました。念のため、このカードにはもう回数を聞きません。',
    card: 'このアプリは暗証番号を送っていません。ほかのソフトが使っていないか見てください。',
    next: 'ほかのソフトを閉じてください。期限は、暗証番号なしで読めます。',
  },
  'card/pin-format': {
    title: '暗証番号の形が違います',
    what: '文字の種類か長さが、この暗証番号の決まりと違います。カードには送っていません。',
    card: '残り回数は減っていません。',
    next: '決まりを見て、入れ直してください。',
  },
  'card/pin-wrong': {
    title: '暗証番号が違いました',
    what: 'カードが、違う暗証番号だと答えました。',
    card: '残り回数が1回減りました。正しい暗証番号を入れると元に戻ります。',
    next: 'あわてずに、どの暗証番号かを確かめてください。自信がなければ、ここでやめてください。',
  },
  'card/pin-blocked': {
    title: '暗証番号がロックされています',
    what: 'まちがいが続いたため、この暗証番号は使えなくなっています。',
    card: '期限は、暗証番号なしで読めます。時間がたってもロックは戻りません。',
    next: '市区町村の窓口で決め直してください。持ち物はカードです。',
  },
  'card/pin-uncertain': {
    title: '回数が減ったかもしれません',
    what: '暗証番号を確かめている途中で、つながりが切れました。カードに届いたかどうかわかりません。',
    card: '残り回数が1回減ったかもしれません。同じものを自動で送り直すことはしません。',
    next: 'もう一度読んで、残り回数を確かめてください。',
  },
  'card/change-uncertain': {
    title: '暗証番号が変わったかどうかわかりません',
    what: 'カードが答える前に、つながりが切れました。新しい暗証番号は試していません。試すと残り回数が減るかもしれないためです。',
    card: '前の暗証番号か新しい暗証番号の、どちらかが正しいものです。このことで残り回数は減っていません。',
    next: 'もう一度読んで、残り回数を確かめてください。新しいほう、前のほうの順に試すか、市区町村の窓口で聞いてください。',
  },
  'card/change-unproved': {
    title: '新しい暗証番号を確かめられませんでした',
    what: 'カードは変更を受け付けましたが、新しい暗証番号での確認がうまくいきませんでした。',
    card: 'おそらく新しい暗証番号に変わっています。確認のために残り回数が1回減ったかもしれません。',
    next: 'もう一度読んで、残り回数を見てから入れてください。',
  },
  'card/number-refused': {
    title: 'ICチップの中の番号では、券面の情報が開きませんでした',
    what: '4けたの暗証番号のせいではありません。ICチップにある番号を、同じICチップの別の部分が受け付けませんでした。もう送りません。',
    card: 'その番号の残り回数（10回）が、多くても1回減っただけです。',
    next: '券面に書いてある番号で試せます。市区町村の窓口でも調べてもらえます。',
  },
  'pki/malformed': {
    title: '証明書の形が、知っているものと違います',
    what: '証明書を決まりどおりに読めませんでした。読めないものから日付は出しません。',
    card: unchanged,
    next: 'もう一度読んでください。同じなら、券面の日付を入れてください。',
  },
};

export const sessionErrors: ErrorWordsOf<'session'> = {
  'session/cancelled': {
    title: '読み取りをやめました',
    what: 'あなたが「やめる」を選びました。',
    card: 'カードの中のデータは変わっていません。カードは外してかまいません。',
    next: '読みたくなったら、もう一度始めてください。',
  },
  'session/other-tab': {
    title: 'ほかのタブで使っています',
    what: 'このアプリのほかのタブが、カードリーダーを使っています。',
    card: unchanged,
    next: 'ほかのタブを閉じるか、終わるのを待って、もう一度読んでください。',
  },
};
