import type { DemoWords } from '../messages/demo';
import { easy } from './easy';

export const demo: DemoWords = {
  title: 'ためして みる',
  lead: easy`だれの カードを 置《お》きますか。名前《なまえ》も 番号《ばんごう》も、本当《ほんとう》の ものでは ありません。`,
  banner: easy`ためす ための 画面《がめん》です。本当《ほんとう》には いない 人《ひと》の カードを 読《よ》んで います。`,
  change: easy`ほかの 人《ひと》の カードを 置《お》く`,
  leave: easy`ためすのを 終《お》わる`,
  drawer: easy`ためす ための 道具《どうぐ》`,
  person: easy`置《お》く カード`,
  people: {
    'all-current': {
      name: easy`全部《ぜんぶ》 期限《きげん》の 中《なか》`,
      about: easy`カードも 証明書《しょうめいしょ》も まだ 使《つか》えます`,
    },
    'certificates-in-80-days': {
      name: easy`証明書《しょうめいしょ》が あと 80日《にち》`,
      about: easy`いま 新《あたら》しく できます`,
    },
    'certificates-lapsed': {
      name: easy`証明書《しょうめいしょ》の 期限《きげん》が 先月《せんげつ》 過《す》ぎた`,
      about: easy`カードは まだ 期限《きげん》の 中《なか》です`,
    },
    'body-in-20-days': {
      name: easy`カードが あと 20日《にち》`,
      about: easy`新《あたら》しい カードを 申《もう》しこむ ころです`,
    },
    child: {
      name: easy`8歳《さい》の 子《こ》ども`,
      about: easy`署名用《しょめいよう》の 証明書《しょうめいしょ》は ありません`,
    },
    'foreign-resident': {
      name: easy`在留期間《ざいりゅうきかん》が ある 人《ひと》`,
      about: easy`在留期間《ざいりゅうきかん》と 同《おな》じ 日《ひ》に 終《お》わります`,
    },
    'pin-blocked': {
      name: easy`暗証番号《あんしょうばんごう》が ロックされた 人《ひと》`,
      about: easy`期限《きげん》は 読《よ》めます`,
    },
    'face-authentication': {
      name: easy`顔認証《かおにんしょう》マイナンバーカード`,
      about: easy`暗証番号《あんしょうばんごう》が ない カード`,
    },
    phone: { name: 'スマートフォン', about: 'カードでは ない もの' },
    'old-resident': {
      name: easy`住民基本台帳《じゅうみんきほんだいちょう》カード`,
      about: easy`前《まえ》に 使《つか》って いた カード`,
    },
    'other-card': { name: 'ほかの ICカード', about: 'マイナンバーカードでは ない もの' },
  },
  reader: 'カードリーダー',
  readers: {
    extended: easy`長《なが》い 命令《めいれい》を 話《はな》す もの`,
    short: easy`短《みじか》い 命令《めいれい》を 話《はな》す もの`,
    t1: easy`パソコンに 任《まか》せる もの（T=1）`,
    t0: easy`パソコンに 任《まか》せる もの（T=0）`,
    'rc-s300': easy`ソニー RC-S300の ような もの（置《お》く 形《かたち》）`,
    'rc-s300-host': easy`RC-S300の ようで、パソコンに 任《まか》せる もの`,
    'rc-s380': easy`ソニー RC-S380の ような もの（置《お》く 形《かたち》）`,
    protected: easy`Webページからは 使《つか》えない 種類《しゅるい》`,
  },
  hand: easy`手《て》で できる こと`,
  card: { away: easy`カードを 取《と》る`, lay: easy`カードを 置《お》く` },
  cable: { pull: easy`ケーブルを 抜《ぬ》く`, plug: easy`ケーブルを 差《さ》す` },
  fault: easy`次《つぎ》に 読《よ》む とき 起《お》こす こと`,
  faults: {
    none: easy`何《なに》も 起《お》こさない`,
    unplug: easy`途中《とちゅう》で ケーブルが 抜《ぬ》ける`,
    'card-away': easy`途中《とちゅう》で カードが 離《はな》れる`,
    stall: easy`途中《とちゅう》で カードリーダーが 止《と》まる`,
    silence: easy`途中《とちゅう》で カードリーダーが 黙《だま》る`,
  },
  label: 'ためし',
};
