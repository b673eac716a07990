import { css } from 'lit';

export const dialog = css`
  dialog {
    inline-size: min(38rem, calc(100vw - 2rem));
    max-block-size: calc(100dvb - 2rem);
    padding: clamp(1.1rem, 4vw, 1.9rem);
    border: 1px solid var(--line);
    border-radius: var(--radius);
    background: var(--surface);
    color: var(--ink);
    box-shadow: 0 10px 50px rgb(0 0 0 / 30%);
  }
  dialog::backdrop {
    background: rgb(10 14 22 / 55%);
  }
  dialog > * + * {
    margin-block-start: 1rem;
  }
  dialog h2 {
    font-size: 1.3rem;
  }
  .tells {
    padding: 0.8rem 1rem;
    border-radius: var(--radius-small);
    background: var(--quiet-soft);
    display: grid;
    gap: 0.4rem;
  }
`;
