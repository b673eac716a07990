import { svg, type SVGTemplateResult, html, type TemplateResult } from 'lit';

const icon = (inner: SVGTemplateResult, size = '1.25rem'): TemplateResult =>
  html`<svg
    viewBox="0 0 20 20"
    width=${size}
    height=${size}
    fill="none"
    stroke="currentColor"
    stroke-width="1.9"
    stroke-linecap="round"
    stroke-linejoin="round"
    aria-hidden="true"
  >
    ${inner}
  </svg>`;

export const checkIcon = icon(svg`<path d="m4 10.6 4 4 8.2-8.8"/>`);
export const clockIcon = icon(svg`<circle cx="10" cy="10" r="7.3"/><path d="M10 5.8V10l2.9 1.9"/>`);
export const lockIcon = icon(
  svg`<rect x="4" y="9" width="12" height="8" rx="2"/><path d="M6.8 9V6.6a3.2 3.2 0 0 1 6.4 0V9"/>`,
);
export const openIcon = icon(
  svg`<rect x="4" y="9" width="12" height="8" rx="2"/><path d="M6.8 9V6.6a3.2 3.2 0 0 1 6.1-1.3"/>`,
);
export const crossIcon = icon(svg`<path d="m5.5 5.5 9 9m0-9-9 9"/>`);
export const dashIcon = icon(svg`<path d="M5 10h10"/>`);
export const infoIcon = icon(svg`<circle cx="10" cy="10" r="7.3"/><path d="M10 9.4v4M10 6.4v.1"/>`);
export const warnIcon = icon(svg`<path d="M10 3.2 17.6 16H2.4zM10 8v3.6M10 13.9v.1"/>`);
export const arrowIcon = icon(svg`<path d="M4.5 10h11m-4.2-4.4 4.4 4.4-4.4 4.4"/>`);
export const bellIcon = icon(
  svg`<path d="M4.2 14.4h11.6c-1.2-1.4-1.4-2.6-1.4-5a4.4 4.4 0 0 0-8.8 0c0 2.4-.2 3.6-1.4 5zM8.3 16.6a1.9 1.9 0 0 0 3.4 0"/>`,
);
export const phoneIcon = icon(
  svg`<path d="M6.6 3.2 8.3 7 6.5 8.4a9.7 9.7 0 0 0 5.1 5.1L13 11.7l3.8 1.7v2.4c0 .8-.6 1.3-1.4 1.2C8.700 16.400 3.600 11.300 3 4.600c-.1-.8.4-1.400 1.200-1.400z"/>`,
);

/** The mark: a card whose corner turns into the hand of a clock. */
export const mark = html`<svg viewBox="0 0 32 32" width="34" height="34" aria-hidden="true">
  <rect x="2" y="6" width="28" height="20" rx="4.500" fill="var(--key)" />
  <rect x="6" y="12" width="7" height="6" rx="1.500" fill="none" stroke="var(--key-ink)" stroke-width="1.6" />
  <path
    d="M17 20a6 6 0 1 0 6-6"
    fill="none"
    stroke="var(--key-ink)"
    stroke-width="2.2"
    stroke-linecap="round"
  />
  <path
    d="M23 16.500V20h2.600"
    fill="none"
    stroke="var(--key-ink)"
    stroke-width="1.8"
    stroke-linecap="round"
    stroke-linejoin="round"
  />
</svg>`;

/** A card and the reader it is laid on. */
export const cardOnReader = html`<svg viewBox="0 0 280 190" width="280" height="190" aria-hidden="true">
  <path
    d="M196 138h34c14 0 22 8 22 20v32"
    fill="none"
    stroke="var(--edge)"
    stroke-width="4"
    stroke-linecap="round"
  />
  <rect
    x="22"
    y="78"
    width="190"
    height="98"
    rx="20"
    fill="var(--quiet-soft)"
    stroke="var(--edge)"
    stroke-width="2.500"
  />
  <rect x="34" y="90" width="166" height="74" rx="12" fill="none" stroke="var(--line)" stroke-width="2" />
  <g transform="rotate(-7 120 80)">
    <rect
      x="42"
      y="22"
      width="164"
      height="104"
      rx="11"
      fill="var(--surface)"
      stroke="var(--key)"
      stroke-width="3"
    />
    <path d="M42 48V33a11 11 0 0 1 11-11h142a11 11 0 0 1 11 11v15z" fill="var(--key)" />
    <rect
      x="156"
      y="60"
      width="36"
      height="46"
      rx="5"
      fill="var(--key-soft)"
      stroke="var(--key)"
      stroke-width="2"
    />
    <circle cx="174" cy="76" r="8" fill="none" stroke="var(--key)" stroke-width="2.200" />
    <path d="M161 104c1-9 6-14 13-14s12 5 13 14" fill="none" stroke="var(--key)" stroke-width="2.200" />
    <path d="M56 64h76M56 78h58M56 92h66" stroke="var(--line)" stroke-width="5" stroke-linecap="round" />
    <rect
      x="52"
      y="102"
      width="62"
      height="14"
      rx="7"
      fill="var(--soon-soft)"
      stroke="var(--soon)"
      stroke-width="1.800"
    />
    <path
      d="M61 109h44"
      stroke="var(--soon)"
      stroke-width="3"
      stroke-linecap="round"
      stroke-dasharray="12 5"
    />
  </g>
</svg>`;

const door = (inner: SVGTemplateResult): TemplateResult =>
  html`<svg
    viewBox="0 0 48 48"
    width="48"
    height="48"
    fill="none"
    stroke="var(--key)"
    stroke-width="2.500"
    stroke-linecap="round"
    stroke-linejoin="round"
    aria-hidden="true"
  >
    ${inner}
  </svg>`;

export const doorIcons = {
  read: door(
    svg`<rect x="5" y="25" width="30" height="16" rx="5" fill="var(--key-soft)"/><rect x="9" y="10" width="26" height="18" rx="3.500" fill="var(--surface)"/><path d="M14 16.500h7M35 33h4c3 0 4 2 4 4v5"/>`,
  ),
  type: door(
    svg`<rect x="6" y="9" width="36" height="30" rx="5" fill="var(--key-soft)"/><path d="M6 18h36M16 5v8M32 5v8"/><path d="M14 26h5M24 26h5M14 32h5"/>`,
  ),
  demo: door(
    svg`<rect x="5" y="9" width="38" height="26" rx="4" fill="var(--key-soft)"/><path d="M17 42h14M24 35v7"/><path d="m21 16 9 6-9 6z" fill="var(--surface)"/>`,
  ),
} as const;
