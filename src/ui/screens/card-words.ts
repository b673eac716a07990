import { html, type TemplateResult } from 'lit';
import type { Sex, Written } from '../../card';
import type { CivilDate } from '../../clock';
import type { CardWords, DateWords, Text } from '../../i18n';
import { say } from '../say';

/** A date that the card has written; one of no known form as it stands. */
export function writtenDay({ raw, value }: Written<CivilDate>, dates: DateWords, { views }: CardWords): Text {
  return value === undefined ? views.notKnown(raw) : dates.full(value);
}

export function writtenSex({ raw, value }: Written<Sex>, { views }: CardWords): Text {
  return value === undefined ? views.notKnown(raw) : views.sexes[value];
}

/** Text of the card, in the card's language whatever the app's is. */
export const japanese = (text: string): TemplateResult => html`<span lang="ja">${text}</span>`;

/** What the law says, wherever My Number may be uncovered. */
export function lawNote({ views }: CardWords): TemplateResult {
  return html`<div class="law small">
    <p>${say(views.law)}</p>
    <p>${say(views.own)}</p>
    <p>${say(views.shops)}</p>
  </div>`;
}
