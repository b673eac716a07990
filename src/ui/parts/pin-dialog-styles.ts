import { css } from 'lit';

export const pinDialog = css`
  .lines {
    padding: 0.7rem 1rem;
    border-inline-start: 5px solid var(--key);
    border-radius: 6px;
    background: var(--key-soft);
  }
  .counters {
    display: grid;
    gap: 0.4rem;
    padding: 0;
    list-style: none;
  }
  .counters li {
    display: flex;
    gap: 0.6rem;
    align-items: start;
    line-height: 1.6;
  }
  .counters svg {
    margin-block-start: 0.15rem;
    color: var(--key);
  }
  .counters .locked,
  .counters .locked svg {
    color: var(--gone);
  }
  .error {
    display: grid;
    gap: 0.35rem;
    padding: 0.8rem 1rem;
    border-inline-start: 5px solid var(--gone);
    border-radius: 6px;
    background: var(--gone-soft);
  }
  .warn {
    padding: 0.7rem 1rem;
    border-inline-start: 5px solid var(--soon);
    border-radius: 6px;
    background: var(--soon-soft);
  }
  .demo {
    padding: 0.4rem 0.8rem;
    border: 1px dashed var(--key);
    border-radius: 6px;
    inline-size: fit-content;
  }
  .check {
    padding-block: 0.3rem;
    line-height: 1.5;
  }
  .number p {
    margin-block-start: 0.4rem;
  }
  .parts {
    display: grid;
    grid-template-columns: repeat(6, 1fr);
    gap: 0.9rem 0.75rem;
    margin-block-start: 0.75rem;
  }
  .birthYear,
  .birthMonth,
  .birthDay {
    grid-column: span 2;
  }
  .expiryYear,
  .securityCode {
    grid-column: 1 / -1;
  }
  progress {
    inline-size: 100%;
    block-size: 12px;
    accent-color: var(--key);
  }
`;
