import type { ErrorWordsOf } from '../messages/errors';
import { easy } from './easy';

const unchanged = easy`カードの 中《なか》の データは 変《か》わって いません。`;
const untouched = easy`カードには まだ 何《なに》も 送《おく》って いません。`;
const type = easy`カードの 日付《ひづけ》を 入《い》れれば、同《おな》じ 期限《きげん》の 表《ひょう》が 見《み》られます。`;
const replug = easy`ケーブルを 差《さ》しなおして、もう一度《いちど》 読《よ》んで ください。`;
const againThenReplug = easy`もう一度《いちど》 読《よ》んで ください。同《おな》じなら、ケーブルを 差《さ》しなおして ください。`;
const kept = easy`前《まえ》に 保存《ほぞん》した ものは、そのまま 残《のこ》って います。`;

export const appErrors: ErrorWordsOf<'app'> = {
  'app/unexpected': {
    title: easy`思《おも》って いなかった ことが 起《お》きました`,
    what: easy`この アプリの 中《なか》で、予定《よてい》に ない ことが 起《お》きました。あなたの せいでは ありません。`,
    card: unchanged,
    next: easy`もう一度《いちど》 ためして ください。同《おな》じなら、ページを もう一度《いちど》 開《ひら》いて ください。`,
  },
};

export const browserErrors: ErrorWordsOf<'browser'> = {
  'browser/no-webusb': {
    title: easy`この ブラウザーでは カードリーダーを 使《つか》えません`,
    what: easy`カードリーダーを 使《つか》えるのは、パソコンか Androidの ChromeとEdgeです。Firefox、Safari、iPhoneでは 使《つか》えません。`,
    card: easy`期限《きげん》の お知《し》らせと、日付《ひづけ》を 入《い》れる 方法《ほうほう》は、この ブラウザーでも 使《つか》えます。`,
    next: type,
  },
  'browser/not-secure': {
    title: easy`安全《あんぜん》な つながりでは ありません`,
    what: easy`アドレスが https:// で 始《はじ》まって いません。だから ブラウザーが カードリーダーを 使《つか》わせません。`,
    card: untouched,
    next: easy`https:// で 始《はじ》まる アドレスで 開《ひら》きなおすか、カードの 日付《ひづけ》を 入《い》れて ください。`,
  },
  'browser/framed': {
    title: easy`ほかの ページの 中《なか》に 出《で》ています`,
    what: easy`あぶないので、ほかの ページの 中《なか》では カードリーダーも 暗証番号《あんしょうばんごう》も 使《つか》いません。`,
    card: untouched,
    next: easy`この ページだけを 新《あたら》しい タブで 開《ひら》いて ください。`,
  },
  'browser/too-old': {
    title: easy`ブラウザーが 古《ふる》い ようです`,
    what: easy`カードリーダーを 使《つか》うには、ChromeかEdgeの 120より 新《あたら》しい ものが いります。`,
    card: easy`期限《きげん》の お知《し》らせと、日付《ひづけ》を 入《い》れる 方法《ほうほう》は、このまま 使《つか》えます。`,
    next: easy`カードの 日付《ひづけ》を 入《い》れるか、ブラウザーを 新《あたら》しく して ください。`,
  },
};

export const bytesErrors: ErrorWordsOf<'bytes'> = {
  'bytes/short': {
    title: easy`答《こた》えが 途中《とちゅう》で 終《お》わりました`,
    what: easy`届《とど》いた データが、書《か》いて ある 長《なが》さより 短《みじか》かったです。`,
    card: unchanged,
    next: easy`カードを 置《お》きなおして、もう一度《いちど》 読《よ》んで ください。`,
  },
  'bytes/hex': {
    title: easy`データの 書《か》き方《かた》が 正《ただ》しく ありません`,
    what: easy`数字《すうじ》で 書《か》いた データを 読《よ》めませんでした。`,
    card: unchanged,
    next: easy`もう一度《いちど》 読《よ》んで ください。`,
  },
};

export const usbErrors: ErrorWordsOf<'usb'> = {
  'usb/chooser-closed': {
    title: easy`カードリーダーが 選《えら》ばれませんでした`,
    what: easy`選《えら》ぶ 窓《まど》が、何《なに》も 選《えら》ばないで 閉《と》じられました。`,
    card: untouched,
    next: easy`カードリーダーを つないでから、もう一度《いちど》 選《えら》んで ください。`,
  },
  'usb/chooser-blocked': {
    title: easy`選《えら》ぶ 窓《まど》が すぐに 閉《と》じました`,
    what: easy`窓《まど》が 開《ひら》かないか、すぐに 閉《と》じました。会社《かいしゃ》や 学校《がっこう》の パソコンでは、USBを 止《と》めて いる ことが あります。`,
    card: untouched,
    next: easy`もう一度《いちど》 選《えら》んで ください。同《おな》じなら、カードの 日付《ひづけ》を 入《い》れて ください。`,
  },
  'usb/access-denied': {
    title: easy`カードリーダーを 開《ひら》けませんでした`,
    what: easy`パソコンが、ブラウザーに この カードリーダーを 使《つか》わせませんでした。`,
    card: untouched,
    next: easy`「カードリーダー」の ページで、あなたの パソコンの やり方《かた》を 見《み》て ください。`,
  },
  'usb/protected-class': {
    title: easy`この カードリーダーは、Webページからは 使《つか》えません`,
    what: easy`カードリーダーは ありました。でも この 種類《しゅるい》は、ブラウザーが Webページに 使《つか》わせません。故障《こしょう》でも、あなたの せいでも ありません。`,
    card: untouched,
    next: type,
  },
  'usb/busy': {
    title: easy`ほかの ものが カードリーダーを 使《つか》って います`,
    what: easy`ほかの ソフトか タブが、この カードリーダーを 使《つか》って いる ようです。`,
    card: unchanged,
    next: easy`ほかの ソフトや タブを 閉《と》じてから、もう一度《いちど》 読《よ》んで ください。`,
  },
  'usb/disconnected': {
    title: easy`カードリーダーが 外《はず》れました`,
    what: easy`途中《とちゅう》で、カードリーダーとの つながりが 切《き》れました。`,
    card: unchanged,
    next: replug,
  },
  'usb/stalled': {
    title: easy`カードリーダーが 止《と》まりました`,
    what: easy`カードリーダーが、途中《とちゅう》で 答《こた》えるのを やめました。`,
    card: unchanged,
    next: againThenReplug,
  },
  'usb/babble': {
    title: easy`カードリーダーの 答《こた》えが 長《なが》すぎました`,
    what: easy`カードリーダーが、決《き》まりより 多《おお》い データを 送《おく》りました。`,
    card: unchanged,
    next: replug,
  },
  'usb/transfer-failed': {
    title: easy`カードリーダーと 話《はなし》が できませんでした`,
    what: easy`途中《とちゅう》で、データが 届《とど》かなく なりました。`,
    card: unchanged,
    next: againThenReplug,
  },
  'usb/silent': {
    title: easy`カードリーダーが 答《こた》えません`,
    what: easy`待《ま》ちましたが、カードリーダーから 答《こた》えが ありませんでした。`,
    card: unchanged,
    next: replug,
  },
  'usb/descriptor': {
    title: easy`カードリーダーの 説明《せつめい》が 読《よ》めません`,
    what: easy`カードリーダーが 自分《じぶん》に ついて 言《い》う ことに、決《き》まりと ちがう ところが ありました。`,
    card: untouched,
    next: easy`ほかの カードリーダーを 選《えら》ぶか、カードの 日付《ひづけ》を 入《い》れて ください。`,
  },
  'usb/not-a-reader': {
    title: easy`この 機械《きかい》の 使《つか》い方《かた》が わかりません`,
    what: easy`選《えら》んだ 機械《きかい》は、この アプリが 知《し》っている カードリーダーでは ありません。`,
    card: untouched,
    next: easy`ほかの 機械《きかい》を 選《えら》んで ください。`,
  },
};

export const storageErrors: ErrorWordsOf<'storage'> = {
  'storage/forbidden': {
    title: easy`この ブラウザーでは 保存《ほぞん》できません`,
    what: easy`ブラウザーが、この ページに 保存《ほぞん》を させません。プライベートウィンドウや 設定《せってい》の せいです。`,
    card: easy`何《なに》も 保存《ほぞん》して いません。いま 見《み》えて いる 期限《きげん》は、そのまま 見《み》られます。`,
    next: easy`ふつうの ウィンドウで 開《ひら》きなおすと、保存《ほぞん》できる ことが あります。`,
  },
  'storage/full': {
    title: easy`場所《ばしょ》が 足《た》りなくて 保存《ほぞん》できません`,
    what: easy`この 機械《きかい》か、ブラウザーの 場所《ばしょ》が 足《た》りません。`,
    card: kept,
    next: easy`いらない ものを 消《け》してから、もう一度《いちど》 保存《ほぞん》して ください。`,
  },
  'storage/newer': {
    title: easy`もっと 新《あたら》しい 版《はん》で 保存《ほぞん》されて います`,
    what: easy`保存《ほぞん》した 期限《きげん》が、この アプリの 新《あたら》しい 版《はん》の 形《かたち》です。`,
    card: easy`保存《ほぞん》した ものは 消《き》えて いません。この 版《はん》では 開《ひら》かないだけです。`,
    next: easy`ページを もう一度《いちど》 開《ひら》いて、新《あたら》しい 版《はん》に して ください。`,
  },
  'storage/blocked': {
    title: easy`ほかの タブが 保存《ほぞん》の 場所《ばしょ》を 使《つか》って います`,
    what: easy`古《ふる》い 版《はん》の ページが ほかの タブで 開《ひら》いて います。だから 保存《ほぞん》の 場所《ばしょ》を 新《あたら》しく できません。`,
    card: kept,
    next: easy`この アプリの ほかの タブを 閉《と》じて、ページを もう一度《いちど》 開《ひら》いて ください。`,
  },
  'storage/failed': {
    title: easy`保存《ほぞん》の 場所《ばしょ》が 使《つか》えませんでした`,
    what: easy`ブラウザーの 保存《ほぞん》の 場所《ばしょ》を 読《よ》んだり 書《か》いたり できませんでした。`,
    card: kept,
    next: easy`もう一度《いちど》 ためして ください。同《おな》じなら、ページを もう一度《いちど》 開《ひら》いて ください。`,
  },
  'storage/entry': {
    title: easy`保存《ほぞん》した ものの 一部《いちぶ》が 読《よ》めません`,
    what: easy`保存《ほぞん》した 期限《きげん》の 中《なか》に、決《き》まりと ちがう ものが ありました。`,
    card: easy`ほかの 期限《きげん》は、そのまま 使《つか》えます。`,
    next: easy`期限《きげん》の お知《し》らせを 開《ひら》いて、足《た》りない ものを 入《い》れなおして ください。`,
  },
  'storage/evicted': {
    title: easy`保存《ほぞん》した 期限《きげん》が、ブラウザーに 消《け》されました`,
    what: easy`保存《ほぞん》した 期限《きげん》が なくなりました。場所《ばしょ》が 足《た》りない ときなどに、ブラウザーが 消《け》す ことが あります。`,
    card: easy`カードには 何《なに》も 起《お》きて いません。書《か》き出《だ》した ファイルが あれば、全部《ぜんぶ》 戻《もど》せます。`,
    next: easy`お知《し》らせを 開《ひら》いて、ファイルから 戻《もど》すか、もう一度《いちど》 入《い》れて ください。`,
  },
  'storage/file': {
    title: easy`この ファイルは 読《よ》めません`,
    what: easy`ファイルが こわれて いるか、この アプリの ファイルでは ありません。`,
    card: easy`何《なに》も 入《い》れて いません。保存《ほぞん》した ものは、そのままです。`,
    next: easy`ほかの ファイルを 選《えら》んで ください。`,
  },
  'storage/file-newer': {
    title: easy`もっと 新《あたら》しい 版《はん》の ファイルです`,
    what: easy`この ファイルは、この アプリの 新《あたら》しい 版《はん》で 作《つく》られました。`,
    card: easy`何《なに》も 入《い》れて いません。保存《ほぞん》した ものは、そのままです。`,
    next: easy`ページを もう一度《いちど》 開《ひら》いて、新《あたら》しい 版《はん》に してから 入《い》れて ください。`,
  },
};
