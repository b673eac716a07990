import { css } from 'lit';

export const first = css`
  .question {
    display: flex;
    align-items: center;
    gap: 2rem;
    justify-content: space-between;
    margin-block-end: clamp(1.25rem, 3vw, 2.25rem);
  }
  h1 {
    font-size: clamp(1.8rem, 1.2rem + 3vw, 3rem);
    letter-spacing: 0.02em;
  }
  .question > svg {
    inline-size: clamp(10rem, 24vw, 17rem);
    block-size: auto;
  }
  .doors {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 16rem), 1fr));
    gap: 1rem;
    padding: 0;
    list-style: none;
  }
  .door {
    display: grid;
    grid-template-rows: auto auto 1fr auto;
    gap: 0.35rem;
    block-size: 100%;
    padding: clamp(1.1rem, 0.8rem + 1.2vw, 1.6rem);
    background: var(--surface);
    color: var(--ink);
    border: 1px solid var(--line);
    border-radius: var(--radius);
    box-shadow: var(--shadow);
    text-decoration: none;
  }
  .door:hover {
    border-color: var(--key);
    color: var(--ink);
  }
  .door strong {
    font-size: 1.2rem;
    line-height: 1.5;
    word-break: var(--phrases);
    margin-block-start: 0.4rem;
  }
  .about {
    color: var(--soft);
    line-height: 1.65;
  }
  .go {
    display: inline-flex;
    align-items: center;
    justify-content: space-between;
    gap: 0.6rem;
    min-block-size: var(--target);
    margin-block-start: 0.9rem;
    padding: 0.35rem 1rem;
    border: 1px solid var(--key);
    border-radius: var(--radius-small);
    color: var(--key);
    font-weight: 700;
    line-height: 1.4;
  }
  .door.main .go {
    background: var(--key);
    color: var(--key-ink);
  }
  .door:hover .go {
    background: var(--key-soft);
  }
  .door.main:hover .go {
    background: var(--key-hover);
  }
  .note {
    display: flex;
    gap: 0.6rem;
    margin-block-start: 1rem;
    color: var(--soft);
  }
  .note svg {
    margin-block-start: 0.25rem;
  }
  kigen-saved-list {
    margin-block-start: 2.5rem;
  }
  .promises {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 14rem), 1fr));
    gap: 1rem 2rem;
    margin-block-start: 2.75rem;
    padding: 1.25rem 0 0;
    border-block-start: 1px solid var(--line);
    list-style: none;
  }
  .promises li {
    display: grid;
    align-content: start;
    gap: 0.1rem;
  }
  .promises span {
    color: var(--soft);
    font-size: 0.95rem;
    line-height: 1.6;
  }
  kigen-install {
    margin-block-start: 2rem;
  }
  @media (max-width: 40rem) {
    .question > svg {
      display: none;
    }
    .door {
      grid-template-columns: auto 1fr;
      column-gap: 0.9rem;
      align-items: center;
    }
    .door svg:first-child {
      inline-size: 2.75rem;
    }
    .door strong {
      margin: 0;
    }
    .about,
    .go {
      grid-column: 1 / -1;
    }
  }
`;
