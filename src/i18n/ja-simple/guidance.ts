import type { GuidanceWords } from '../messages/guidance';
import { easy } from './easy';
import { life } from './guidance-asks';
import { cardPages } from './guidance-card';
import { lifePages } from './guidance-life';
import { now } from './guidance-now';
import { pinPages } from './guidance-pins';

export const guidance: GuidanceWords = {
  pages: { ...cardPages, ...lifePages, ...pinPages },
  now,
  life,
  heads: {
    who: 'だれが',
    where: 'どこへ',
    from: 'いつから',
    bring: easy`持《も》って 行《い》く もの`,
    cost: easy`お金《かね》`,
    time: easy`かかる 時間《じかん》`,
    stops: easy`使《つか》えなく なる もの`,
    goesOn: easy`使《つか》える もの`,
    say: easy`窓口《まどぐち》で 言《い》う こと`,
  },
  sources: {
    offices: easy`市役所《しやくしょ》や 国《くに》の いくつかの ページ（2026年《ねん》11月《がつ》）`,
    'one-page': easy`市役所《しやくしょ》か 国《くに》の 1つの ページ（2026年《ねん》11月《がつ》）。窓口《まどぐち》で 聞《き》いて ください`,
    inferred: easy`いろいろな ページから 考《かんが》えた こと（2026年《ねん》11月《がつ》）。窓口《まどぐち》で 聞《き》いて ください`,
    agency: easy`デジタル庁《ちょう》「マイナンバーカードについて」digital.go.jp（2026年《ねん》11月《がつ》）`,
    police: easy`5つの 警察《けいさつ》の ページ（2025年《ねん》）`,
    app: easy`この アプリの 説明《せつめい》`,
  },
  sourceHead: easy`もとの ページ`,
  sayHead: easy`窓口《まどぐち》で 言《い》う こと`,
  official: easy`決《き》まりは 変《か》わります。新《あたら》しい ものは kojinbango-card.go.jp、digital.go.jp、myna.go.jp で 見《み》て ください。`,
};
