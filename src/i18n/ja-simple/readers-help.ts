import type { ReaderWords } from '../messages/readers';
import { read as term } from '../glossary';
import { easy } from './easy';

const replug = easy`カードリーダーを 差《さ》しなおして、もう一度《いちど》 読《よ》んで ください。`;

export const remedies: ReaderWords['help']['remedies'] = {
  'winusb-rc-s300': {
    title: easy`ソニー RC-S300: 会社《かいしゃ》の ドライバー`,
    steps: [
      easy`ソニーの「NFCポートソフトウェア」を 入《い》れて ください。`,
      easy`「NFCポート自己診断《じこしんだん》」を 開《ひら》きます。「WinUSB」の 行《ぎょう》が OKか 見《み》て ください。そのあと 差《さ》しなおします。`,
      easy`「PC/SC」の 行《ぎょう》の ドライバーは、自分《じぶん》で 変《か》えないで ください。`,
    ],
    breaks: easy`PC/SCの ドライバーを 変《か》えると、e-Taxや「${term('client')}」が 使《つか》えなく なります。`,
  },
  'winusb-rc-s380': {
    title: easy`ソニー RC-S380: ほかに 使《つか》わない ときだけ、ドライバーを 変《か》える`,
    steps: [
      easy`ブラウザーで 使《つか》うには、「WinUSB」と いう ドライバーを 自分《じぶん》で 入《い》れます（Zadigなど）。`,
      easy`元《もと》に 戻《もど》す ときは、デバイスマネージャーで ドライバーを 消《け》します。それから ソニーの ソフトを 入《い》れなおします。`,
    ],
    breaks: easy`戻《もど》すまで、ソニーの ソフトや e-Taxは この カードリーダーを 使《つか》えません。`,
  },
  'winusb-contact': {
    title: easy`SCR3310-NTTComなど: ドライバーは 変《か》えないほうが いい`,
    steps: [
      easy`ブラウザーで 使《つか》うには、ドライバーを「WinUSB」に 変《か》えないと いけません。`,
      easy`税金《ぜいきん》の ために 使《つか》って いる 人《ひと》は、変《か》えないで、カードの 日付《ひづけ》を 入《い》れて ください。`,
      easy`元《もと》に 戻《もど》す ときは、デバイスマネージャーで ドライバーを 消《け》して、差《さ》しなおします。`,
    ],
    breaks: easy`戻《もど》すまで、e-Taxや「${term('client')}」は この カードリーダーを 使《つか》えません。`,
  },
  'windows-programs': {
    title: easy`カードリーダーを 使《つか》って いる ソフトを 閉《と》じる`,
    steps: [
      easy`SFCard Viewer、電子《でんし》マネーの ソフト、e-Taxや マイナポータルの ソフトを 閉《と》じて ください。`,
      replug,
    ],
  },
  udev: {
    title: easy`自分《じぶん》の ユーザーで 開《ひら》けるように する`,
    steps: [
      easy`下《した》の 規則《きそく》を 入《い》れて、差《さ》しなおして ください。ソニーと NTTコムの ための ものです。`,
    ],
  },
  snap: {
    title: easy`Chromiumが snapの とき`,
    steps: [easy`snapの アプリは、許可《きょか》が ないと USBを 使《つか》えません。`],
  },
  pcscd: {
    title: easy`カードの サービスが 使《つか》って いる`,
    steps: [easy`止《と》めて、カードを 読《よ》んで、また 動《うご》かして ください。`],
    breaks: easy`また 動《うご》かすまで、ほかの ソフトは カードリーダーを 使《つか》えません。`,
  },
  port100: {
    title: easy`ソニー RC-S380: Linuxの ドライバーが 使《つか》って いる`,
    steps: [easy`外《はず》して ください。差《さ》しなおすと 戻《もど》ります。`],
    breaks: easy`その間《あいだ》、Linuxの NFCの ソフトは この カードリーダーを 使《つか》えません。`,
  },
  'macos-driver': {
    title: easy`macOSが 使《つか》って いる ことが ある`,
    steps: [
      easy`ソニーの カードリーダーなら、何《なに》も いりません。`,
      easy`ほかの ものは、カードを 使《つか》う ソフトを 全部《ぜんぶ》 閉《と》じて、差《さ》しなおして ください。`,
      easy`それでも 使《つか》えない ことが あります。安全《あんぜん》に 止《と》める 方法《ほうほう》は ありません。`,
    ],
  },
  connector: {
    title: easy`Smart Card Connectorが 使《つか》って いる`,
    steps: [
      easy`読《よ》む 間《あいだ》だけ この 拡張機能《かくちょうきのう》を オフに して、あとで オンに 戻《もど》して ください。`,
    ],
    breaks: easy`その間《あいだ》、カードを 使《つか》う ログインや ほかの アプリが 止《と》まります。`,
  },
  'android-dialog': {
    title: easy`Androidの 質問《しつもん》`,
    steps: [
      easy`OTGケーブルで つないで ください。Androidが 聞《き》いたら、ブラウザーに USBを 使《つか》わせて ください。`,
      easy`何《なに》も 聞《き》かない ときは、差《さ》しなおして ください。`,
    ],
  },
  'other-tab': {
    title: easy`この アプリの ほかの タブ`,
    steps: [easy`この アプリの ほかの タブを 閉《と》じて、もう一度《いちど》 読《よ》んで ください。`],
  },
  'not-listed': {
    title: easy`カードリーダーが 出《で》て こなかった`,
    steps: [
      easy`パソコンに 直接《ちょくせつ》 差《さ》して、もう一度《いちど》 選《えら》んで ください。`,
      easy`それでも 出《で》ない ときは、パソコンが それを カードリーダーと 思《おも》って いません。`,
    ],
  },
  'closed-by-hand': {
    title: easy`自分《じぶん》で すぐに 窓《まど》を 閉《と》じた`,
    steps: [easy`それなら 大丈夫《だいじょうぶ》です。もう一度《いちど》 選《えら》んで ください。`],
  },
  policy: {
    title: easy`会社《かいしゃ》や 学校《がっこう》が USBを 止《と》めて いる`,
    steps: [
      easy`会社《かいしゃ》や 学校《がっこう》の 決《き》まりで、窓《まど》が 開《ひら》かない ことが あります。`,
      easy`下《した》の アドレスを 開《ひら》くと わかります。「DefaultWebUsb」か「WebUsb」で 始《はじ》まる 名前《なまえ》です。`,
      easy`変《か》えられるのは、管理《かんり》する 人《ひと》だけです。`,
    ],
  },
  firefox: {
    title: 'Firefox',
    steps: [
      easy`Firefoxでは カードリーダーを 使《つか》えません。Chromeか Edgeで この ページを 開《ひら》いて ください。`,
    ],
  },
  safari: {
    title: 'Safari',
    steps: [
      easy`Safariでは カードリーダーを 使《つか》えません。Macでは Chromeか Edgeで この ページを 開《ひら》いて ください。`,
    ],
  },
  iphone: {
    title: 'iPhone・iPad',
    steps: [
      easy`iPhoneと iPadでは、どの ブラウザーも カードリーダーを 使《つか》えません。`,
      easy`公式《こうしき》の アプリで カードを 読《よ》むか、カードの 日付《ひづけ》を 入《い》れて ください。`,
    ],
  },
};
