import { css } from 'lit';

/** Opened data: names and values, copies, comparisons. */
export const dataView = css`
  :host {
    display: grid;
    gap: 1rem;
  }
  h4 {
    margin: 0;
    font-size: 1rem;
  }
  dl {
    display: grid;
    gap: 0.15rem 1.5rem;
    grid-template-columns: minmax(6rem, max-content) 1fr;
    margin: 0;
  }
  dt {
    padding-block: 0.35rem;
    color: var(--soft);
    font-size: 0.95rem;
  }
  dd {
    margin: 0;
    padding-block: 0.35rem;
    font-size: 1.1rem;
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }
  .law {
    display: grid;
    gap: 0.4rem;
    padding: 0.8rem 1rem;
    border-inline-start: 5px solid var(--soon);
    border-radius: 6px;
    background: var(--soon-soft);
  }
  .tells {
    display: grid;
    gap: 0.75rem;
    padding: 0.8rem 1rem;
    border-radius: var(--radius-small);
    background: var(--quiet-soft);
  }
  .pictures {
    display: flex;
    flex-wrap: wrap;
    gap: 1.25rem 2rem;
    align-items: start;
  }
  figure {
    display: grid;
    gap: 0.35rem;
    margin: 0;
    min-inline-size: 0;
  }
  figcaption {
    color: var(--soft);
    font-size: 0.9rem;
  }
  .substitute {
    text-decoration: underline double;
    text-underline-offset: 0.2em;
  }
  .same {
    color: var(--ok);
  }
  .different {
    color: var(--soon);
    font-weight: 700;
  }
  .sides {
    inline-size: 100%;
    border-collapse: collapse;
  }
  .sides th,
  .sides td {
    padding: 0.4rem 0.75rem 0.4rem 0;
    text-align: start;
    vertical-align: top;
    border-block-end: 1px solid var(--line);
    overflow-wrap: anywhere;
  }
  .conditions {
    display: grid;
    gap: 0.3rem;
    padding-inline-start: 1.4rem;
  }
  @media (max-width: 30rem) {
    dl {
      grid-template-columns: 1fr;
    }
    dt {
      padding-block-end: 0;
    }
    dd {
      padding-block-start: 0;
    }
  }
`;
