import { css } from 'lit';

/** The pill with a date's state: a sign and a word, never colour alone. */
export const states = css`
  .state {
    display: inline-flex;
    align-items: center;
    gap: 0.4rem;
    border-radius: 99px;
    padding: 0.2rem 0.85rem 0.2rem 0.7rem;
    font-weight: 700;
    font-size: 0.9rem;
    line-height: 1.5;
    inline-size: fit-content;
    color: var(--quiet);
    background: var(--quiet-soft);
  }
  .state.not-past {
    color: var(--ok);
    background: var(--ok-soft);
  }
  .state.renew-now,
  .state.not-yet {
    color: var(--soon);
    background: var(--soon-soft);
  }
  .state.past {
    color: var(--gone);
    background: var(--gone-soft);
  }
  @media (forced-colors: active) {
    .state {
      border: 1px solid CanvasText;
    }
  }
`;
