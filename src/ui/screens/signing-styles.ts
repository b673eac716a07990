import { css } from 'lit';

export const signing = css`
  /* A long name breaks; it does not widen its column. */
  section,
  label,
  .files,
  .files > li,
  .findings,
  .findings > li {
    grid-template-columns: minmax(0, 1fr);
  }
  section {
    margin-block-start: 1.75rem;
    display: grid;
    gap: 0.9rem;
  }
  section ~ p {
    margin-block-start: 1.5rem;
  }
  .files {
    display: grid;
    gap: 0.75rem;
    padding: 0;
    margin: 0;
    list-style: none;
  }
  .files > li {
    display: grid;
    gap: 0.5rem;
    min-inline-size: 0;
  }
  .name,
  .digest {
    overflow-wrap: anywhere;
  }
  .digest code {
    font-family: ui-monospace, monospace;
  }
  .check {
    align-items: start;
  }
  button.name {
    overflow-wrap: anywhere;
  }
  progress {
    inline-size: 100%;
    accent-color: var(--key);
  }
  .error {
    padding: 0.8rem 1.1rem;
    border-inline-start: 5px solid var(--gone);
    border-radius: 6px;
    background: var(--gone-soft);
  }
  .demo {
    padding: 0.6rem 1rem;
    border: 1px dashed var(--key);
    border-radius: var(--radius-small);
    background: var(--key-soft);
  }
  .findings {
    display: grid;
    gap: 0.75rem;
    padding: 0;
    margin: 0;
    list-style: none;
  }
  .findings > li {
    display: grid;
    gap: 0.1rem;
    padding-inline-start: 0.9rem;
    border-inline-start: 5px solid var(--line);
  }
  .findings > .altered,
  .findings > .not-accepted {
    border-color: var(--gone);
  }
  .findings > .unknown-kind {
    border-color: var(--soon);
  }
  .findings > .as-expected {
    border-color: var(--ok);
  }
  dl {
    display: grid;
    gap: 0.25rem;
    margin: 0;
  }
  dt {
    font-weight: 700;
  }
  dd {
    margin: 0 0 0.5rem;
    overflow-wrap: anywhere;
  }
`;
