import { read as term } from '../glossary';
import type { GuidanceWords } from '../messages/guidance';
import { easy } from './easy';

const office = easy`住《す》んで いる ところの 市役所《しやくしょ》などの 窓口《まどぐち》（予約《よやく》が いる ところも あります）`;
const holder = easy`本人《ほんにん》（15歳《さい》より 下《した》の 人《ひと》は 親《おや》など）`;
const proxy = easy`${holder}。ほかの 人《ひと》が 行《い》く ときは、届《とど》いた 紙《かみ》と、封筒《ふうとう》に 入《い》れた 暗証番号《あんしょうばんごう》が いります`;
const window = easy`期限《きげん》の 3か月《げつ》 前《まえ》の 次《つぎ》の 日《ひ》から`;
const apply = easy`ネット、郵便《ゆうびん》、証明写真《しょうめいしゃしん》の 機械《きかい》で 申《もう》しこみます。市役所《しやくしょ》などの 窓口《まどぐち》で もらいます`;
const cardAndPins = easy`カード。窓口《まどぐち》で 暗証番号《あんしょうばんごう》を 入《い》れます（忘《わす》れたら 決《き》めなおします）`;
const free = 'いりません';
const sameDay = easy`その日《ひ》に できます`;
const month = easy`だいたい 1か月《げつ》`;
const nothing = 'ありません';
const login = easy`健康保険証《けんこうほけんしょう》、マイナポータル、コンビニの 証明書《しょうめいしょ》`;
const signing = easy`e-Taxなどの 電子署名《でんししょめい》だけ`;

export const now: GuidanceWords['now'] = {
  'renew-card': {
    who: holder,
    where: apply,
    from: (date) => (date === undefined ? window : easy`${date}から`),
    bring: easy`もらう とき、いまの カードと 届《とど》いた 紙《かみ》`,
    cost: easy`いりません（期限《きげん》で 作《つく》りなおす とき）`,
    time: month,
    stops: easy`期限《きげん》までは ありません。過《す》ぎると 本人確認《ほんにんかくにん》に 使《つか》えません`,
    goesOn: easy`もらうまで、いまの カードを 使《つか》えます。スマートフォンの 証明書《しょうめいしょ》は 入《い》れなおします`,
  },
  'renew-certificates': {
    who: proxy,
    where: easy`${office}。郵便局《ゆうびんきょく》で できる ところも あります`,
    from: (date) => (date === undefined ? window : easy`${date}から`),
    bring: cardAndPins,
    cost: free,
    time: easy`${sameDay}。3回目《かいめ》の 土曜日《どようび》の 次《つぎ》の 日曜日《にちようび》は できません`,
    stops: easy`期限《きげん》までは ありません`,
    goesOn: easy`新《あたら》しい 証明書《しょうめいしょ》は 6回目《かいめ》の 誕生日《たんじょうび》まで。カードの 期限《きげん》は 同《おな》じです`,
    say: easy`「${term('sayRenew')}」`,
  },
  'stay-ends': {
    who: holder,
    where: office,
    from: (date) =>
      easy`新《あたら》しい 在留《ざいりゅう》カードを もらった 日《ひ》から、${date ?? easy`前《まえ》の 期限《きげん》`}まで`,
    bring: easy`マイナンバーカードと、新《あたら》しい 在留《ざいりゅう》カード（まだの 人《ひと》は「申請中《しんせいちゅう》」の はんこか、ネットの 受付《うけつけ》の 画面《がめん》）`,
    cost: easy`いりません。期限《きげん》が 過《す》ぎたら だいたい 1,000円《えん》`,
    time: easy`${sameDay}。過《す》ぎたら ${month}`,
    stops: easy`過《す》ぎると、カードも 証明書《しょうめいしょ》も 使《つか》えません。病院《びょういん》では ほかの 紙《かみ》が いります`,
    goesOn: easy`期限《きげん》までは 全部《ぜんぶ》`,
    say: easy`「${term('sayStay')}」`,
  },
  'card-expired': {
    who: holder,
    where: apply,
    from: () => easy`今日《きょう》から`,
    bring: easy`もらう とき、ほかの 本人確認《ほんにんかくにん》の 書類《しょるい》と 届《とど》いた 紙《かみ》`,
    cost: easy`いらない ことが 多《おお》いです。在留期間《ざいりゅうきかん》の あとは だいたい 1,000円《えん》。窓口《まどぐち》で 聞《き》けます`,
    time: month,
    stops: easy`本人確認《ほんにんかくにん》、コンビニの 証明書《しょうめいしょ》、e-Tax、マイナポータル`,
    goesOn: easy`健康保険証《けんこうほけんしょう》は 少《すこ》しの 間《あいだ》 使《つか》える ことが あります。保険《ほけん》の 会社《かいしゃ》に 聞《き》いて ください`,
  },
  'certificates-expired': {
    who: proxy,
    where: office,
    from: () => easy`今日《きょう》から`,
    bring: cardAndPins,
    cost: free,
    time: sameDay,
    stops: easy`コンビニの 証明書《しょうめいしょ》、マイナポータル、e-Tax`,
    goesOn: easy`本人確認《ほんにんかくにん》の カード。健康保険証《けんこうほけんしょう》は 3か月《げつ》あとの 月《つき》の 終《お》わりまで（病気《びょうき》や 薬《くすり》の 記録《きろく》は 伝《つた》わりません）`,
    say: easy`「${term('sayRenew')}」`,
  },
  'signature-hidden': {
    who: proxy,
    where: office,
    from: () =>
      easy`引《ひ》っ越《こ》したり 名前《なまえ》が 変《か》わったり した あと。または「${term('revoked')}」と わかった とき`,
    bring: easy`カード。署名用《しょめいよう》の パスワードは 窓口《まどぐち》で 決《き》めます`,
    cost: free,
    time: sameDay,
    stops: signing,
    goesOn: login,
    say: easy`「${term('saySignature')}」`,
  },
  'signature-absent': {
    who: easy`使《つか》いたい 人《ひと》（15歳《さい》から）。顔認証《かおにんしょう》マイナンバーカードでは 使《つか》えません`,
    where: office,
    from: () => easy`15歳《さい》の 誕生日《たんじょうび》から`,
    bring: 'カード',
    cost: free,
    time: sameDay,
    stops: signing,
    goesOn: login,
    say: easy`「${term('saySignature')}」`,
  },
  wait: {
    who: easy`いまは、だれも 何《なに》も しなくて いいです`,
    where: nothing,
    from: (date) => easy`新《あたら》しく できるのは ${date === undefined ? window : easy`${date}から`}`,
    bring: nothing,
    cost: nothing,
    time: nothing,
    stops: nothing,
    goesOn: easy`全部《ぜんぶ》。期限《きげん》の 日《ひ》の、日本《にほん》の 夜《よる》12時《じ》まで`,
  },
};
