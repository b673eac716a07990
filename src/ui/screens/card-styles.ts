import { css } from 'lit';

export const card = css`
  .start {
    display: flex;
    gap: 2rem;
    align-items: center;
    justify-content: space-between;
  }
  .start > svg {
    inline-size: clamp(9rem, 24vw, 16rem);
    block-size: auto;
  }
  .above {
    margin-block: 1.25rem;
  }
  .demo {
    display: flex;
    flex-wrap: wrap;
    gap: 0.25rem 1rem;
    justify-content: space-between;
    margin-block-end: 1.25rem;
    padding: 0.6rem 1rem;
    border: 1px dashed var(--key);
    border-radius: var(--radius-small);
    background: var(--key-soft);
  }
  .ways {
    display: flex;
    flex-wrap: wrap;
    gap: 0.25rem 1.25rem;
  }
  .note {
    margin-block: 0 1rem;
    padding: 0.8rem 1.1rem;
    border-inline-start: 5px solid var(--soon);
    border-radius: 6px;
    background: var(--soon-soft);
  }
  .note h2 {
    font-size: 1.1rem;
  }
  @media (max-width: 40rem) {
    .start > svg {
      display: none;
    }
  }
`;
