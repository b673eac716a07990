import type { LifeWords } from '../messages/guidance';

export const life: LifeWords = {
  title: 'あなたの日を調べる',
  lead: 'ここに入れたことは、この画面だけで使い、どこにも保存しません。',
  fields: {
    moved: { legend: '引っ越した日', hint: 'まだなら空けておきます。' },
    planned: { legend: '引っ越す予定だった日', hint: '転出届に書いた予定日です。' },
    reported: { legend: '転入届を出した日', hint: 'まだなら空けておきます。' },
    departure: { legend: '日本を出る予定日', hint: '国外転出届に書く日です。' },
    cardEnd: { legend: 'カード本体の有効期限', hint: '国外で更新する時期を調べます。' },
    birth: { legend: '子どもの生年月日', hint: 'カレンダーのファイルにだけ使います。' },
  },
  show: '日を表示する',
  days: {
    report: {
      name: '転入届の最後の日',
      what: '新しい住所の市区町村の窓口に、カードを持って届け出てください。過ぎるとカードは失効します。',
    },
    'continued-use': {
      name: '継続利用の手続きの最後の日',
      what: '窓口でカードの継続利用の手続きをしてください。過ぎるとカードは失効します。',
    },
    'before-departure': {
      name: '国外転出の前の最後の日',
      what: 'この日のうちに（日本時間）、窓口で継続利用の手続きをしてください。電子証明書は失効し、発行しなおしになります。',
    },
    'renewal-abroad': {
      name: '国外で更新を始める日',
      what: 'カードの期限の6か月前です。新しいカードには3か月以上かかります。オンラインで申請できます。',
    },
    fifteen: {
      name: '15歳の誕生日',
      what: 'この日から、署名用電子証明書の発行を窓口で申し込めます。自動では発行されません。',
    },
  },
  past: 'この日は過ぎています。すぐに窓口で聞いてください。',
  estimate: '2月29日生まれの目安です。窓口で確かめてください。',
  once: '日ごとに予定を作ります。最後の日は1週間前にも作ります。保存しないので、あとのファイルでこの予定は書き換わりません。',
  changes: {
    question: '変わるものはどれですか？',
    kinds: { name: '氏名', address: '住所', birth: '生年月日', sex: '性別' },
    ends: '電子署名に使う証明書は、期限の前でもすぐに失効します。窓口で発行しなおしてもらってください。',
    goesOn: '保険証・ログインに使う証明書は、そのまま使えます。',
  },
  licence: {
    reason: '新しいカードにする理由は？',
    reasons: {
      expiry: '期限が来る',
      'note-field-full': '追記欄がいっぱい',
      loss: 'なくした',
      lapse: '期限が過ぎた',
      other: 'そのほか',
    },
    way: '申し込みの方法は？',
    ways: {
      online: 'オンライン',
      post: '郵便',
      counter: '窓口',
      booth: '証明写真機',
      express: '特急発行',
    },
    checks: {
      continuedUseChosen: '申請で「マイナ免許証等の継続利用」を選ぶ',
      certificateAtPolice: '署名用電子証明書を前に警察へ提出した',
      newCertificate: '新しいカードにも署名用電子証明書を申し込む',
    },
    carried: 'この答えのとおりなら、免許の情報は新しいカードに引き継がれます。',
    missing: 'この答えでは、免許の情報は引き継がれません。申し込む前に警察に聞いてください。足りないもの：',
    missingOf: {
      reason: '理由が、期限か追記欄の余白がないことであること。',
      way: 'オンラインで申し込むこと。',
      continuedUseChosen: '「マイナ免許証等の継続利用」を選ぶこと。',
      certificateAtPolice: '署名用電子証明書を前に警察へ提出していること。',
      newCertificate: '新しいカードにも署名用電子証明書を申し込むこと。',
    },
  },
};
