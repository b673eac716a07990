import { css } from 'lit';

/** The frame around the screens. */
export const frame = css`
  :host {
    display: flex;
    flex-direction: column;
    min-block-size: 100dvb;
  }
  .wrap {
    inline-size: 100%;
    max-inline-size: var(--measure);
    margin-inline: auto;
    padding-inline: clamp(1rem, 4vw, 2rem);
  }
  .skip {
    position: absolute;
    inset-block-start: 0.5rem;
    inset-inline-start: 0.5rem;
    z-index: 5;
    padding: 0.6rem 1rem;
    background: var(--surface);
    border-radius: 8px;
  }
  .skip:not(:focus) {
    clip-path: inset(50%);
    block-size: 1px;
    overflow: hidden;
  }
  header {
    background: var(--surface);
    border-block-end: 1px solid var(--line);
  }
  header .wrap {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.1rem 1rem;
    padding-block: 0.5rem;
  }
  .brand {
    display: inline-flex;
    align-items: center;
    gap: 0.6rem;
    min-block-size: var(--target);
    margin-inline-end: auto;
    color: var(--ink);
    font-weight: 700;
    font-size: 1.1rem;
    letter-spacing: 0.04em;
    text-decoration: none;
  }
  nav ul {
    display: flex;
    flex-wrap: wrap;
    gap: 0 0.15rem;
    padding: 0;
    list-style: none;
  }
  nav a,
  .languages button {
    display: inline-flex;
    align-items: center;
    min-block-size: var(--target);
    padding: 0 0.7rem;
    border: 0;
    border-radius: 8px;
    background: none;
    color: var(--soft);
    font: inherit;
    font-size: 0.95rem;
    text-decoration: none;
    cursor: pointer;
  }
  nav a:hover,
  .languages button:hover {
    background: var(--quiet-soft);
    color: var(--ink);
  }
  nav a[aria-current] {
    color: var(--key);
    font-weight: 700;
    box-shadow: inset 0 -3px var(--key);
    border-end-start-radius: 0;
    border-end-end-radius: 0;
  }
  nav a.lost {
    color: var(--gone);
  }
  .languages button {
    color: var(--key);
    text-decoration: underline;
    text-underline-offset: 0.2em;
  }
  .not-government {
    background: var(--key-soft);
    font-size: 0.85rem;
    text-align: center;
    padding: 0.3rem 1rem;
  }
  main {
    flex: 1;
    /* The footer stands below the first view: a board that comes from the database moves nothing that was seen. */
    min-block-size: 100dvb;
    padding-block: clamp(1.5rem, 1rem + 2.5vw, 3rem) 4rem;
  }
  .framed {
    margin-block-end: 1.5rem;
    padding: 1rem 1.25rem;
    border: 2px solid var(--gone);
    border-radius: var(--radius);
    background: var(--gone-soft);
  }
  footer {
    border-block-start: 1px solid var(--line);
    color: var(--soft);
    font-size: 0.85rem;
    line-height: 1.7;
  }
  footer .wrap {
    padding-block: 1.25rem 2rem;
    display: grid;
    gap: 0.2rem;
  }
  @media (max-width: 30rem) {
    header .wrap {
      padding-block: 0.35rem 0.15rem;
    }
    nav {
      order: 3;
      inline-size: 100%;
      margin-inline: -0.5rem;
    }
    nav a {
      padding-inline: 0.5rem;
      font-size: 0.9rem;
    }
    .languages,
    kigen-ruby-switch {
      margin-inline: -0.7rem;
    }
  }
  @media print {
    header nav,
    .languages,
    .skip,
    footer,
    kigen-toast {
      display: none;
    }
    main {
      padding-block: 1rem;
    }
  }
`;
