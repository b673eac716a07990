import { css } from 'lit';

/** What every component shares: text, links, focus, buttons. Colours and sizes are the tokens of page.css. */
export const base = css`
  :host {
    display: block;
  }
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  [hidden] {
    display: none !important;
  }
  h1,
  h2,
  h3 {
    line-height: 1.4;
    text-wrap: balance;
    /* Japanese headings break between phrases, not inside a word; so do buttons (page.css). */
    word-break: var(--phrases);
    margin: 0;
  }
  h1 {
    font-size: clamp(1.5rem, 1.15rem + 1.7vw, 2.15rem);
    letter-spacing: 0.01em;
    line-height: 1.35;
  }
  h2 {
    font-size: 1.2rem;
  }
  h3 {
    font-size: 1.05rem;
  }
  p {
    margin: 0;
    text-wrap: pretty;
  }
  ul,
  ol {
    margin: 0;
  }
  a {
    color: var(--key);
    text-underline-offset: 0.2em;
  }
  a:hover {
    color: var(--key-hover);
  }
  svg {
    flex: none;
  }
  /* Official names and words to say are written without spaces, in whatever language they stand. */
  [lang='ja'] {
    word-break: auto-phrase;
  }
  rt {
    display: var(--furigana, ruby-text);
    font-size: 0.6em;
    line-height: 1.2;
  }
  :focus-visible {
    outline: 3px solid var(--focus);
    outline-offset: 2px;
    box-shadow: 0 0 0 6px var(--focus-ring);
    border-radius: 8px;
  }
  /* Headings take the focus when a screen opens; they are not controls. */
  h1:focus-visible {
    outline: none;
    box-shadow: none;
  }
  .soft {
    color: var(--soft);
  }
  .small {
    font-size: 0.9rem;
    line-height: 1.6;
  }
  .lead {
    color: var(--soft);
    margin-block-start: 0.4rem;
    max-inline-size: 44rem;
  }
  .lead + p {
    margin-block-start: 0.75rem;
  }
  .panel {
    background: var(--surface);
    border: 1px solid var(--line);
    border-radius: var(--radius);
    padding: clamp(1rem, 0.6rem + 2vw, 1.75rem);
  }
  .hidden {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  @media (prefers-reduced-motion: no-preference) {
    a,
    button {
      transition:
        background-color 0.15s,
        border-color 0.15s,
        color 0.15s;
    }
  }
`;

export const buttons = css`
  button,
  a.button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 0.5rem;
    min-block-size: var(--target);
    padding: 0.4rem 1.15rem;
    border: 1px solid var(--key);
    border-radius: var(--radius-small);
    background: var(--surface);
    color: var(--key);
    font: inherit;
    font-weight: 700;
    line-height: 1.4;
    text-align: center;
    text-decoration: none;
    text-wrap: balance;
    word-break: var(--phrases);
    cursor: pointer;
  }
  button:hover,
  a.button:hover {
    background: var(--key-soft);
  }
  button.main,
  a.button.main {
    background: var(--key);
    color: var(--key-ink);
  }
  button.main:hover,
  a.button.main:hover {
    background: var(--key-hover);
    border-color: var(--key-hover);
  }
  button.quiet {
    border-color: transparent;
    background: none;
    padding-inline: 0.6rem;
    text-decoration: underline;
    text-underline-offset: 0.2em;
    font-weight: 400;
  }
  button.quiet:hover {
    background: var(--key-soft);
  }
  button.gone {
    border-color: var(--gone);
    color: var(--gone);
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: 0.75rem;
    align-items: center;
  }
  @media (forced-colors: active) {
    button,
    a.button {
      border-color: ButtonBorder;
    }
  }
  @media print {
    .actions {
      display: none;
    }
  }
`;

export const forms = css`
  fieldset {
    border: 0;
    margin: 0;
    padding: 0;
    min-inline-size: 0;
  }
  legend {
    padding: 0;
    font-weight: 700;
    font-size: 1.05rem;
  }
  label {
    display: grid;
    gap: 0.2rem;
    font-size: 0.9rem;
  }
  input:not([type]),
  input[type='text'],
  select {
    font: inherit;
    font-size: 1.1rem;
    min-block-size: 3rem;
    padding: 0.3rem 0.75rem;
    border: 1px solid var(--edge);
    border-radius: var(--radius-small);
    background: var(--surface);
    color: var(--ink);
    max-inline-size: 100%;
  }
  input[aria-invalid='true'] {
    border: 2px solid var(--gone);
  }
  .problem {
    display: flex;
    gap: 0.5rem;
    color: var(--gone);
    font-weight: 700;
  }
  .check {
    display: flex;
    gap: 0.6rem;
    align-items: center;
    min-block-size: var(--target);
    font-size: 1rem;
  }
  .check input {
    inline-size: 1.3rem;
    block-size: 1.3rem;
    accent-color: var(--key);
    flex: none;
  }
`;

/** For a narrow screen: each cell of a table gets the whole line, and the heads are out of sight. */
export const stacked = css`
  table,
  tbody,
  tr,
  tbody th,
  td {
    display: block;
    inline-size: auto;
  }
  thead {
    display: none;
  }
`;
