import { html, type TemplateResult } from 'lit';
import type { Text } from '../i18n';

/**
 * A message as content: readings stand above their piece as ruby, hidden from the accessibility tree, where some screen
 * readers would say them twice and every name taken from content would hold them.
 */
export function say(text: Text): TemplateResult | string {
  if (typeof text === 'string') return text;
  // One box, so that a row of flex or grid does not part its pieces.
  return html`<span
    >${text.map((piece) => {
      if (typeof piece === 'string') return piece;
      if ('ja' in piece) return html`<span lang="ja">${say(piece.ja)}</span>`;
      return html`<ruby>${piece.base}<rt aria-hidden="true">${piece.ruby}</rt></ruby>`;
    })}</span
  >`;
}
