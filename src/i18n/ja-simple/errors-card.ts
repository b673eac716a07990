import type { ErrorWordsOf } from '../messages/errors';
import { easy } from './easy';

const unchanged = easy`カードの 中《なか》の データは 変《か》わって いません。`;
const again = easy`カードを 置《お》きなおして、もう一度《いちど》 読《よ》んで ください。`;
const other = easy`ほかの カードリーダーを 使《つか》うか、カードの 日付《ひづけ》を 入《い》れて ください。`;
const replug = easy`ケーブルを 差《さ》しなおして、もう一度《いちど》 読《よ》んで ください。`;
const lay = easy`カードを 置《お》いて、もう一度《いちど》 読《よ》んで ください。`;

export const readerErrors: ErrorWordsOf<'reader'> = {
  'reader/level-unsupported': {
    title: easy`この カードリーダーの 話《はな》し方《かた》を、この 版《はん》は まだ 知《し》りません`,
    what: easy`カードリーダーは 開《ひら》きました。でも カードとの 話《はな》し方《かた》が、この 版《はん》で 使《つか》える ものでは ありません。`,
    card: unchanged,
    next: other,
  },
  'reader/no-card': {
    title: 'カードが ありません',
    what: easy`カードリーダーに カードが ありませんでした。`,
    card: unchanged,
    next: lay,
  },
  'reader/card-removed': {
    title: easy`カードが 離《はな》れました`,
    what: easy`読《よ》みおわる 前《まえ》に、カードが カードリーダーから 離《はな》れました。`,
    card: unchanged,
    next: lay,
  },
  'reader/card-mute': {
    title: easy`カードが 答《こた》えません`,
    what: easy`カードは あります。でも 答《こた》えが ありません。向《む》きや 場所《ばしょ》が ちがう ことが 多《おお》いです。`,
    card: unchanged,
    next: easy`向《む》きと 場所《ばしょ》を 直《なお》して、もう一度《いちど》 読《よ》んで ください。`,
  },
  'reader/card-unsupported': {
    title: easy`この カードとは 話《はなし》が できません`,
    what: easy`カードの 答《こた》え方《かた》が、この アプリで 使《つか》える ものでは ありません。`,
    card: unchanged,
    next: easy`マイナンバーカードを 置《お》いて いるか 見《み》て、もう一度《いちど》 読《よ》んで ください。`,
  },
  'reader/silent': {
    title: easy`カードリーダーが 黙《だま》って しまいました`,
    what: easy`待《ま》ちましたが、カードリーダーから 答《こた》えが ありませんでした。`,
    card: unchanged,
    next: replug,
  },
  'reader/time-limit': {
    title: easy`時間《じかん》が かかりすぎました`,
    what: easy`カードリーダーが「もう 少《すこ》し 待《ま》って」と 言《い》いつづけたので、やめました。`,
    card: unchanged,
    next: again,
  },
  'reader/protocol': {
    title: easy`カードリーダーの 答《こた》えが 決《き》まりと ちがいました`,
    what: easy`カードリーダーから、決《き》まりに ない 答《こた》えが 来《き》ました。`,
    card: unchanged,
    next: replug,
  },
  'reader/command-failed': {
    title: easy`カードリーダーが「できません」と 答《こた》えました`,
    what: easy`頼《たの》んだ ことが、カードリーダーに できませんでした。`,
    card: unchanged,
    next: again,
  },
  'reader/busy': {
    title: easy`カードリーダーが 忙《いそが》しい ようです`,
    what: easy`カードリーダーが、ほかの 仕事《しごと》を して いると 答《こた》えました。`,
    card: unchanged,
    next: easy`少《すこ》し 待《ま》って、もう一度《いちど》 読《よ》んで ください。`,
  },
  'reader/hardware': {
    title: easy`カードリーダーが 故障《こしょう》を 伝《つた》えました`,
    what: easy`カードリーダーが、自分《じぶん》の 中《なか》の 故障《こしょう》を 伝《つた》えました。`,
    card: unchanged,
    next: easy`ケーブルを 差《さ》しなおして、もう一度《いちど》 読《よ》んで ください。同《おな》じなら、ほかの カードリーダーを 使《つか》って ください。`,
  },
  'reader/too-long': {
    title: easy`カードリーダーが 受《う》けとれない 長《なが》さです`,
    what: easy`送《おく》る ものが、この カードリーダーの 長《なが》さを 超《こ》えました。送《おく》らないで やめました。`,
    card: unchanged,
    next: easy`ほかの カードリーダーを 使《つか》って ください。`,
  },
};

export const linkErrors: ErrorWordsOf<'atr' | 'tlv' | 'block' | 't0' | 'apdu'> = {
  'atr/malformed': {
    title: easy`カードの 最初《さいしょ》の 答《こた》えが 読《よ》めません`,
    what: easy`電気《でんき》を 入《い》れた ときの カードの 答《こた》えが、決《き》まりと ちがいました。`,
    card: unchanged,
    next: again,
  },
  'tlv/malformed': {
    title: easy`カードの データの 形《かたち》が ちがいます`,
    what: easy`カードから 読《よ》んだ データの 形《かたち》が、決《き》まりと ちがいました。`,
    card: unchanged,
    next: again,
  },
  'block/failed': {
    title: easy`カードとの 話《はなし》が 続《つづ》きませんでした`,
    what: easy`何回《なんかい》か 言《い》いなおしましたが、カードに 伝《つた》わりませんでした。`,
    card: unchanged,
    next: again,
  },
  't0/malformed': {
    title: easy`カードの 答《こた》えが 決《き》まりと ちがいました`,
    what: easy`カードから、決《き》まりに ない 答《こた》えが 来《き》ました。`,
    card: unchanged,
    next: again,
  },
  'apdu/malformed': {
    title: easy`カードの 返事《へんじ》が 短《みじか》すぎました`,
    what: easy`カードの 返事《へんじ》の 長《なが》さが 足《た》りませんでした。`,
    card: unchanged,
    next: again,
  },
};

export const cardErrors: ErrorWordsOf<'card' | 'pki'> = {
  'card/other-card': {
    title: 'マイナンバーカードでは ないようです',
    what: easy`カードは 読《よ》めました。でも マイナンバーカードの 中身《なかみ》が ありません。`,
    card: unchanged,
    next: easy`マイナンバーカードを 置《お》いて、もう一度《いちど》 読《よ》んで ください。`,
  },
  'card/status': {
    title: easy`カードが 読《よ》ませて くれませんでした`,
    what: easy`頼《たの》んだ データを、カードが くれませんでした。`,
    card: unchanged,
    next: again,
  },
  'card/malformed': {
    title: easy`カードの 中身《なかみ》が、知《し》っている 形《かたち》と ちがいます`,
    what: easy`読《よ》んだ データに、ないはずの 日付《ひづけ》や、知《し》らない 形《かたち》が ありました。わからない ものは 出《だ》しません。`,
    card: unchanged,
    next: easy`もう一度《いちど》 読《よ》んで ください。同《おな》じなら、カードの 日付《ひづけ》を 入《い》れて ください。`,
  },
  'card/counter-moved': {
    title: easy`残《のこ》りの 回数《かいすう》を 聞《き》くのを やめました`,
    what: easy`聞《き》いただけなのに、残《のこ》りの 回数《かいすう》が 減《へ》ったように 見《み》えました。この カードには もう 回数《かいすう》を 聞《き》きません。`,
    card: easy`この アプリは 暗証番号《あんしょうばんごう》を 送《おく》って いません。ほかの ソフトが 使《つか》って いないか 見《み》て ください。`,
    next: easy`ほかの ソフトを 閉《と》じて ください。期限《きげん》は、暗証番号《あんしょうばんごう》が なくても 読《よ》めます。`,
  },
  'card/pin-format': {
    title: easy`暗証番号《あんしょうばんごう》の 形《かたち》が ちがいます`,
    what: easy`字《じ》の 種類《しゅるい》か 長《なが》さが ちがいます。カードには 送《おく》って いません。`,
    card: easy`残《のこ》りの 回数《かいすう》は 減《へ》って いません。`,
    next: easy`決《き》まりを 見《み》て、入《い》れなおして ください。`,
  },
  'card/pin-wrong': {
    title: easy`暗証番号《あんしょうばんごう》が ちがいました`,
    what: easy`カードが「ちがいます」と 答《こた》えました。`,
    card: easy`残《のこ》りの 回数《かいすう》が 1回《かい》 減《へ》りました。正《ただ》しい 番号《ばんごう》を 入《い》れると 元《もと》に 戻《もど》ります。`,
    next: easy`どの 暗証番号《あんしょうばんごう》か、ゆっくり 確《たし》かめて ください。わからなければ、ここで やめて ください。`,
  },
  'card/pin-blocked': {
    title: easy`暗証番号《あんしょうばんごう》が ロックされて います`,
    what: easy`まちがいが 続《つづ》いたので、この 暗証番号《あんしょうばんごう》は 使《つか》えません。`,
    card: easy`期限《きげん》は、暗証番号《あんしょうばんごう》が なくても 読《よ》めます。時間《じかん》が たっても ロックは 戻《もど》りません。`,
    next: easy`市役所《しやくしょ》などの 窓口《まどぐち》で 決《き》めなおして ください。カードを 持《も》って 行《い》きます。`,
  },
  'card/pin-uncertain': {
    title: easy`回数《かいすう》が 減《へ》ったかも しれません`,
    what: easy`暗証番号《あんしょうばんごう》を 確《たし》かめて いる ときに、切《き》れました。カードに 届《とど》いたか わかりません。`,
    card: easy`残《のこ》りの 回数《かいすう》が 1回《かい》 減《へ》ったかも しれません。同《おな》じ ものを 自動《じどう》で もう一度《いちど》 送《おく》る ことは しません。`,
    next: easy`もう一度《いちど》 読《よ》んで、残《のこ》りの 回数《かいすう》を 見《み》て ください。`,
  },
  'pki/malformed': {
    title: easy`証明書《しょうめいしょ》の 形《かたち》が、知《し》っている ものと ちがいます`,
    what: easy`証明書《しょうめいしょ》を 決《き》まりの とおりに 読《よ》めませんでした。読《よ》めない ものから 日付《ひづけ》は 出《だ》しません。`,
    card: unchanged,
    next: easy`もう一度《いちど》 読《よ》んで ください。同《おな》じなら、カードの 日付《ひづけ》を 入《い》れて ください。`,
  },
};

export const sessionErrors: ErrorWordsOf<'session'> = {
  'session/cancelled': {
    title: easy`読《よ》むのを やめました`,
    what: easy`あなたが「やめる」を 押《お》しました。`,
    card: easy`カードの 中《なか》の データは 変《か》わって いません。カードを 取《と》っても いいです。`,
    next: easy`読《よ》みたく なったら、もう一度《いちど》 始《はじ》めて ください。`,
  },
  'session/other-tab': {
    title: easy`ほかの タブで 使《つか》って います`,
    what: easy`この アプリの ほかの タブが、カードリーダーを 使《つか》って います。`,
    card: unchanged,
    next: easy`ほかの タブを 閉《と》じるか、終《お》わるのを 待《ま》って、もう一度《いちど》 読《よ》んで ください。`,
  },
};
