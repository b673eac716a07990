/**
 * Official names, words printed on a card or a cover sheet, and words to say at the office: in every language the same
 * Japanese, from this one place. Locales show them as they are (`plain`), with readings, or marked as Japanese.
 */
import { type Japanese, plain, type Ruby, withReadings } from './text';

const TERMS = {
  card: '個人番号《こじんばんごう》カード',
  authenticationCertificate:
    '利用者《りようしゃ》証明用《しょうめいよう》電子《でんし》証明書《しょうめいしょ》',
  signatureCertificate: '署名用《しょめいよう》電子《でんし》証明書《しょうめいしょ》',
  authenticationPin:
    '利用者《りようしゃ》証明用《しょうめいよう》電子《でんし》証明書《しょうめいしょ》暗証《あんしょう》番号《ばんごう》',
  signaturePin:
    '署名用《しょめいよう》電子《でんし》証明書《しょうめいしょ》暗証《あんしょう》番号《ばんごう》',
  textPin:
    '券面《けんめん》事項《じこう》入力《にゅうりょく》補助用《ほじょよう》暗証《あんしょう》番号《ばんごう》',
  jukiPin: '住民《じゅうみん》基本《きほん》台帳用《だいちょうよう》暗証《あんしょう》番号《ばんごう》',
  licencePin: 'マイナ免許証《めんきょしょう》の暗証番号《あんしょうばんごう》',
  faceNumbers: '照合番号《しょうごうばんごう》A・B',
  faceAuthentication: '顔認証《かおにんしょう》',
  faceAuthenticationCard: '顔認証《かおにんしょう》マイナンバーカード',
  portal: 'マイナポータル',
  client: '利用者《りようしゃ》クライアントソフト',
  revocationCheck: '有効性確認《ゆうこうせいかくにん》',
  validUntil: 'まで有効《ゆうこう》',
  certificatesBox: '電子証明書《でんししょうめいしょ》の有効期限《ゆうこうきげん》',
  noteField: '追記欄《ついきらん》',
  reiwa: '令和《れいわ》',
  heisei: '平成《へいせい》',
  expired: '期限切《きげんぎ》れ',
  revoked: '失効《しっこう》',
  notice: '有効期限通知書《ゆうこうきげんつうちしょ》',
  insuranceNotice: '資格確認書《しかくかくにんしょ》',
  stayCard: '特定在留《とくていざいりゅう》カード',
  oneOrTwo: '1枚《まい》ですか、2枚《まい》ですか',
  licenceBox: 'マイナ免許証等《めんきょしょうとう》の継続利用《けいぞくりよう》',
  resetApp: 'JPKI暗証番号《あんしょうばんごう》リセット',
  continuedUse: '継続利用《けいぞくりよう》',
  express: '特急発行《とっきゅうはっこう》',
  discard: '廃止《はいし》',
  shopApp: 'マイナンバーカード対面確認《たいめんかくにん》アプリ',
  sayRenew: '電子証明書《でんししょうめいしょ》の更新《こうしん》をお願《ねが》いします。',
  sayStay:
    '在留期間《ざいりゅうきかん》が延《の》びました。マイナンバーカードの期限《きげん》と電子証明書《でんししょうめいしょ》の更新《こうしん》をお願《ねが》いします。',
  sayPending:
    '在留期間《ざいりゅうきかん》の更新《こうしん》を申請中《しんせいちゅう》です。マイナンバーカードの期限《きげん》を2か月《げつ》延《の》ばしてください。',
  sayMove:
    '引《ひ》っ越《こ》しました。マイナンバーカードの継続利用《けいぞくりよう》をお願《ねが》いします。',
  sayAbroad:
    '海外《かいがい》へ引《ひ》っ越《こ》します。マイナンバーカードを続《つづ》けて使《つか》えるようにしてください。',
  sayPin: '暗証番号《あんしょうばんごう》の再設定《さいせってい》をお願《ねが》いします。',
  saySignature:
    '署名用《しょめいよう》電子《でんし》証明書《しょうめいしょ》の発行《はっこう》をお願《ねが》いします。',
  sayLost: 'マイナンバーカードをなくしました。一時停止《いちじていし》をお願《ねが》いします。',
} as const;

export type Term = keyof typeof TERMS;

/** The term with its readings. */
export function read(term: Term): readonly (string | Ruby)[] {
  return withReadings(TERMS[term]);
}

/** The term without readings, for Japanese. */
export function name(term: Term): string {
  return plain(read(term));
}

/** The term marked as Japanese, in 「」, for other languages. */
export function quoted(term: Term): readonly [Japanese] {
  return [{ ja: [`「${name(term)}」`] }];
}

/** The term marked as Japanese with its readings, for whoever has to say it aloud. */
export function spoken(term: Term): readonly [Japanese] {
  return [{ ja: ['「', ...read(term), '」'] }];
}

/** The term marked as Japanese, without 「」. */
export function marked(term: Term): readonly [Japanese] {
  return [{ ja: [name(term)] }];
}
