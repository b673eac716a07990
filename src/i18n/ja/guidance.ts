import type { GuidanceWords } from '../messages/guidance';
import { lifePages } from './guidance-life';
import { now } from './guidance-now';
import { pinPages } from './guidance-pins';
import { life } from './guidance-asks';
import { cardPages } from './guidance-card';

export const guidance: GuidanceWords = {
  pages: { ...cardPages, ...lifePages, ...pinPages },
  now,
  life,
  heads: {
    who: 'だれが',
    where: 'どこへ',
    from: 'いつから',
    bring: '持ち物',
    cost: '費用',
    time: 'かかる時間',
    stops: '使えなくなるもの',
    goesOn: '使えるもの',
    say: '窓口で言うこと',
  },
  sources: {
    offices: '複数の市区町村や省庁のページ（2026年11月現在）',
    'one-page': '市区町村か省庁の1つのページ（2026年11月現在）。窓口で確かめてください',
    inferred: '公開の資料からの推測（2026年11月現在）。窓口で確かめてください',
    agency: 'デジタル庁「マイナンバーカードについて」digital.go.jp（2026年11月に確認）',
    police: '5つの都道府県警察のページ（2025年）',
    app: 'このアプリの説明',
  },
  sourceHead: '出どころ',
  sayHead: '窓口で言うこと',
  official:
    '決まりは変わります。最新のものは、マイナンバーカード総合サイト（kojinbango-card.go.jp）、デジタル庁（digital.go.jp）、マイナポータル（myna.go.jp）で見てください。',
};
