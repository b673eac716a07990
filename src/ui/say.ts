import { html, type TemplateResult } from 'lit';
import type { Text } from '../i18n';

/** A message as content: readings stand above their piece as ruby. */
export function say(text: Text): TemplateResult | string {
  if (typeof text === 'string') return text;
  return html`${text.map((piece) =>
    typeof piece === 'string'
      ? piece
      : html`<ruby>${piece.base}<rp>(</rp><rt>${piece.ruby}</rt><rp>)</rp></ruby>`,
  )}`;
}
