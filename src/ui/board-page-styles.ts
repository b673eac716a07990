import { css } from 'lit';

/** The page of a board: headline, rows, what to do, and what stands beneath. */
export const boardPage = css`
  h1 + .lead {
    margin-block-end: 1.5rem;
  }
  .after {
    margin-block-start: 1.5rem;
  }
  kigen-chip-tiles,
  kigen-checks {
    margin-block-start: 2.5rem;
  }
`;
