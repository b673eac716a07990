import { name } from '../glossary';
import type { GuidanceWords } from '../messages/guidance';
import { text } from '../text';

const office = '住んでいる市区町村の窓口（予約のいる所もあります）';
const holder = '本人（15歳未満は法定代理人）。代理の人は、通知に付いた書類と封をした暗証番号がいります';
const nothing = 'なし';

export const now: GuidanceWords['now'] = {
  'renew-card': {
    who: '本人（15歳未満は法定代理人）',
    where: '申し込み：ネット、郵便、証明写真機。受け取り：市区町村の窓口',
    from: (date) => (date === undefined ? '期限の3か月前の翌日から' : text`${date}から`),
    bring: '受け取りのとき、いまのカードと、届いた案内',
    cost: '無料（期限が理由のとき）',
    time: 'およそ1か月',
    stops: '受け取るまで、いまのカードがそのまま使えます。過ぎると本人確認に使えません',
    goesOn: '新しいカードは、新しい証明書つきです。スマートフォンの証明書は入れ直します',
  },
  'renew-certificates': {
    who: holder,
    where: `${office}。郵便局でできる所もあります`,
    from: (date) => (date === undefined ? '期限の3か月前の翌日から' : text`${date}から`),
    bring: 'カード。暗証番号は窓口で入れます（忘れていれば決め直します）',
    cost: '無料',
    time: 'その日のうち。第3土曜日の次の日曜日はできません',
    stops: '期限までは何も止まりません',
    goesOn: '新しい証明書は6回目の誕生日まで。カード本体の期限は変わりません',
    say: `「${name('sayRenew')}」`,
  },
  'stay-ends': {
    who: '本人（15歳未満は法定代理人）',
    where: office,
    from: (date) =>
      date === undefined
        ? '新しい在留カードを受け取った日から、前の期限の日まで'
        : text`新しい在留カードを受け取った日から、${date}まで`,
    bring: '新しい在留カード（まだなら「申請中」の印か、オンライン申請の受付の画面）とマイナンバーカード',
    cost: '無料。期限が過ぎてからはおよそ1,000円',
    time: 'その日のうち。過ぎてからはおよそ1か月',
    stops: '期限が過ぎると、カードも証明書も使えません。健康保険証も、資格確認書などがいります',
    goesOn: '期限までは、すべて使えます',
    say: `「${name('sayStay')}」`,
  },
  'card-expired': {
    who: '本人（15歳未満は法定代理人）',
    where: '申し込み：ネット、郵便、証明写真機。受け取り：市区町村の窓口',
    from: () => '今日から',
    bring: '受け取りのとき、本人確認書類と、届いた案内',
    cost: '無料のことが多く、在留期間のあとなどはおよそ1,000円。窓口で聞けます',
    time: 'およそ1か月',
    stops: '本人確認、コンビニの証明書、e-Tax、マイナポータル',
    goesOn: '健康保険証としては、しばらく使えることがあります。あてにしないで、保険者に聞いてください',
  },
  'certificates-expired': {
    who: holder,
    where: office,
    from: () => '今日から',
    bring: 'カード。暗証番号は窓口で入れます（忘れていれば決め直します）',
    cost: '無料',
    time: 'その日のうち',
    stops: 'コンビニの証明書、マイナポータル、e-Tax',
    goesOn: '本人確認書類としてのカード。健康保険証は3か月後の月末まで（診療や薬の記録は共有されません）',
    say: `「${name('sayRenew')}」`,
  },
  'signature-hidden': {
    who: holder,
    where: office,
    from: () => '引っ越しや改姓のあと、または「失効」とわかったとき',
    bring: 'カード。署名用のパスワードは窓口で決めます',
    cost: '無料',
    time: 'その日のうち',
    stops: '失効していれば、e-Taxなどの電子署名だけ',
    goesOn: '健康保険証、マイナポータル、コンビニの証明書',
    say: `「${name('saySignature')}」`,
  },
  'signature-absent': {
    who: '使いたい人（15歳以上）。顔認証マイナンバーカードでは使えません',
    where: office,
    from: () => '15歳の誕生日から',
    bring: 'カード',
    cost: '無料',
    time: 'その日のうち',
    stops: 'e-Taxなどの電子署名だけ',
    goesOn: '健康保険証、マイナポータル、コンビニの証明書',
    say: `「${name('saySignature')}」`,
  },
  wait: {
    who: 'いまは、だれも何もしなくてかまいません',
    where: nothing,
    from: (date) => (date === undefined ? '期限の3か月前の翌日から更新できます' : text`更新は${date}から`),
    bring: nothing,
    cost: nothing,
    time: nothing,
    stops: nothing,
    goesOn: 'すべて、期限の日の終わり（日本時間の24時）まで',
  },
};
