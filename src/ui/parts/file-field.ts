import { css, html, nothing, type TemplateResult } from 'lit';
import type { Text } from '../../i18n';
import { say } from '../say';

interface FileField {
  readonly id: string;
  readonly label: Text;
  readonly hint?: Text;
  readonly several?: boolean;
  /** The name of the file that is chosen, where the page lists it nowhere else. */
  readonly name?: string;
  readonly chosen: (event: Event) => void;
}

/**
 * The browser's own field for files speaks the browser's language, not the page's: it stays in its label, unseen, and the
 * label looks as a button does.
 */
export const fileField = ({
  id,
  label,
  hint,
  several = false,
  name = '',
  chosen,
}: FileField): TemplateResult =>
  html`<div class="file">
    <label class="face">
      <span>${say(label)}</span>
      <input id=${id} type="file" ?multiple=${several} @change=${chosen} />
    </label>
    ${hint === undefined ? nothing : html`<span class="soft small">${say(hint)}</span>`}
    <span class="name" role="status">${name}</span>
  </div>`;

export const fileFieldStyles = css`
  .file {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 0.4rem;
  }
  .face {
    position: relative;
    justify-self: start;
    display: flex;
    align-items: center;
    min-block-size: var(--target);
    max-inline-size: 100%;
    padding: 0.4rem 1.15rem;
    border: 1px solid var(--key);
    border-radius: var(--radius-small);
    background: var(--surface);
    color: var(--key);
    font-size: 1rem;
    font-weight: 700;
    overflow-wrap: anywhere;
    cursor: pointer;
  }
  .face:focus-within {
    outline: 3px solid var(--focus);
    outline-offset: 2px;
  }
  .face > input {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    opacity: 0;
    cursor: pointer;
  }
  .file > .name:empty {
    display: none;
  }
`;
