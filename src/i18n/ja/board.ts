import type { BoardWords } from '../messages/board';
import { name } from '../glossary';
import { text } from '../text';

export const board: BoardWords = {
  rows: {
    'card-body': { name: 'カード本体', official: name('card'), use: '本人確認書類として使える期限' },
    authentication: {
      name: '保険証・ログインに使う証明書',
      official: name('authenticationCertificate'),
      use: '健康保険証、マイナポータル、コンビニの証明書に使います',
    },
    signature: {
      name: '電子署名に使う証明書',
      official: name('signatureCertificate'),
      use: 'e-Taxなどの申請に使います',
    },
  },
  states: {
    'not-past': '期限内です',
    'renew-now': 'いま更新できます',
    past: '期限が過ぎました',
    'not-yet': 'まだ始まっていません',
    unknown: 'まだわかりません',
    absent: '入っていません',
  },
  next: {
    'answer-stay': '次にすることは、在留期間に終わりの日があるかどうかで変わります。',
    'renew-card':
      'ネット、郵便、証明写真機のどれかで、新しいカードを申し込めます。できるまでおよそ1か月、期限が理由の更新は無料です。',
    'renew-certificates':
      '市区町村の窓口で、無料で更新できます。カードを持って行ってください。暗証番号は窓口で入れます。忘れていても決め直せます。',
    'renew-after-stay':
      '新しい在留カードを受け取ったら、この日の前に市区町村の窓口へ行ってください。在留カードが新しくなっても、このカードの期限は延びません。お知らせの手紙は届きません。',
    'card-expired':
      'このカードは本人確認に使えません。新しいカードを申し込んでください。くわしくは市区町村の窓口で聞けます。',
    'certificates-expired': '市区町村の窓口で、無料で新しくできます。カードを持って行ってください。',
    'enter-signature-password':
      '引っ越しや改姓のあと、窓口で新しくしていなければ、期限の前でも使えません。日付を見るには、パスワード（英数字6～16文字）を入れます。',
    'check-clock': '始まりの日がまだ来ていません。この端末の日付が合っているか見てください。',
    'signature-absent':
      '署名用の証明書は入っていません（15歳未満、希望しなかった、顔認証マイナンバーカードなど）。',
  },
  headline: {
    earliest: (date) => text`いちばん早い期限は${date}です`,
    somePast: '期限が過ぎたものがあります',
    allPast: 'わかった期限は、すべて過ぎています',
    none: 'まだ期限がわかりません',
  },
  readAt: (when) => text`${when}に読み取りました。この内容は、画面を閉じると消えます。`,
  typed: '入れた日付から出しています。カードは読み取っていません。',
  saved: '保存した日付から出しています。カードを更新したら、読み直すか入れ直してください。',
  hidden: 'まだ見ていない期限があります。',
  until: (date) => text`${date}まで`,
  atLatest: (date) => text`遅くとも${date}まで`,
  provisional: '証明書を最後まで読む前の日付です',
  unknownDate: {
    locked: '日付はまだわかりません',
    absent: 'このカードには入っていません',
    unknown: '日付はまだわかりません',
  },
  absentFace: 'このカードには入っていません。顔認証マイナンバーカードなら、これがふつうです。',
  from: (date) => text`${date}から`,
  renewFrom: (date) => text`更新は${date}から`,
  renewSince: (date) => text`${date}から更新できます`,
  noBeginning: '始まりの日はわかりません',
  bar: (percent, inWindow) =>
    `有効期間の${percent}％が過ぎました。${inWindow ? '更新できる期間に入っています。' : ''}`,
  barShort: '期限までの長さのうち、今日の位置',
  stay: {
    question: '日本にいられる期間に、終わりの日がありますか？',
    why: '在留期間のある人は、更新のしかたが変わります。国籍はカードからは読まないので、ここで聞いています。答えは、保存したときだけ残ります。',
    permanent: '日本国籍の人、永住者、特別永住者、高度専門職2号の人は「ありません」です。',
    yes: '終わりの日があります',
    no: '終わりの日はありません',
    change: '答えを変える',
    answered: {
      'no-end': '在留期間の終わりはない、として表示しています。',
      'has-end': '在留期間の終わりがある、として表示しています。',
    },
  },
  insurance: (date) =>
    text`健康保険証としては${date}まで使えますが、診療や薬の記録は共有されません。あてにしないで、早めに行ってください。`,
  enterPassword: 'パスワードを入れて日付を見る',
  save: '期限のお知らせに入れる',
  howTo: 'くわしい手順',
  print: '印刷する',
  chip: {
    title: 'ICチップに入っているもの',
    lead: '残り回数は、いまカードに聞いた数です。聞くだけでは減りません。',
    opensWith: (pin) => text`「${pin}」で開きます`,
    free: '暗証番号なしで見られます',
    tries: (left) => `残り${left}回`,
    blocked: 'ロックされています',
    notThere: '入っていません',
    searching: '調べています…',
    unasked: 'まだ調べていません',
    tiles: {
      certificates: { name: '保険証・ログインの証明書', about: '期限と発行者' },
      text: { name: '氏名・住所・生年月日・性別', about: '券面事項入力補助' },
      number: { name: 'マイナンバー', about: '券面事項入力補助' },
      face: { name: '顔写真と券面の画像', about: '券面事項確認' },
      signature: { name: '電子署名の証明書', about: '氏名などが書かれています' },
      juki: { name: '住民票コード', about: '住民基本台帳。役所の仕事に使います' },
      licence: { name: '運転免許の情報', about: '免許を一体化したカードだけ' },
    },
    pins: {
      authentication: { name: '保険証・ログイン用の4けた', official: name('authenticationPin') },
      signature: { name: '電子署名のパスワード（英数字6～16文字）', official: name('signaturePin') },
      text: { name: '住所・氏名を読むための4けた', official: name('textPin') },
      juki: { name: '住民票のための4けた', official: name('jukiPin') },
      licence: { name: '免許用の4けた', official: name('licencePin') },
      face: { name: '住所・氏名を読むための4けたか、照合番号B', official: name('faceNumbers') },
    },
  },
  locks: {
    title: 'ロックについて',
    face: '保険証・ログイン用の4けたがロックされ、署名用の証明書がありません。顔認証マイナンバーカードなら、これがふつうの状態です。券面に「顔認証」と書かれているか見てください。',
    faceBoth:
      '書かれていなければ、まちがいが続いてロックされたと考えられます。市区町村の窓口で決め直せます。',
    authentication:
      '保険証・ログイン用の4けたがロックされています。市区町村の窓口で決め直せます。署名用のパスワードを覚えていれば、スマートフォンのアプリとコンビニでもできます。時間がたっても戻りません。',
    signature:
      '電子署名のパスワードがロックされています。市区町村の窓口で決め直せます。保険証・ログイン用の4けたを覚えていれば、スマートフォンのアプリとコンビニでもできます。時間がたっても戻りません。',
    text: '住所・氏名を読むための4けたがロックされています。市区町村の窓口で決め直せます。時間がたっても戻りません。',
  },
  checks: {
    title: '確かめたこと・確かめられないこと',
    done: '確かめたこと',
    open: '確かめていないこと',
    read: '証明書を最後まで読み、形式が決まりどおりであることを見ました。',
    partly: '証明書は途中までしか読めていません。日付は、読めたところに書かれていたものです。',
    counters: '暗証番号の残り回数をカードに聞きました。聞くだけでは減りません。',
    body: 'カード本体の日付には、署名が付いていません。カードの表に書かれた日付と同じか、見くらべてください。',
    revoked:
      '期限の前に失効していないかは、このアプリではわかりません。公的個人認証サービスの「利用者クライアントソフト」の「有効性確認」か、市区町村の窓口で確かめられます。',
    typed: 'カードは読み取っていません。入れた日付がカードと同じか、見くらべてください。',
  },
};
