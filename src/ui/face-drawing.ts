import { html } from 'lit';

/** Where the two dates stand on a card's face: our own drawing, not the card's design. */
export const faceDrawing = html`<svg
  class="face"
  viewBox="0 0 320 202"
  width="320"
  height="202"
  aria-hidden="true"
>
  <rect
    x="2"
    y="2"
    width="316"
    height="198"
    rx="16"
    fill="var(--surface)"
    stroke="var(--edge)"
    stroke-width="2.500"
  />
  <path d="M20 28h96M20 48h150M20 64h128" stroke="var(--line)" stroke-width="7" stroke-linecap="round" />
  <rect
    x="232"
    y="64"
    width="66"
    height="84"
    rx="6"
    fill="var(--quiet-soft)"
    stroke="var(--line)"
    stroke-width="2"
  />
  <circle cx="265" cy="94" r="14" fill="none" stroke="var(--edge)" stroke-width="2.500" />
  <path d="M242 146c1-18 10-28 23-28s22 10 23 28" fill="none" stroke="var(--edge)" stroke-width="2.500" />
  <rect
    x="16"
    y="84"
    width="196"
    height="38"
    rx="8"
    fill="var(--key-soft)"
    stroke="var(--key)"
    stroke-width="2.500"
  />
  <g font-size="15" font-weight="700" fill="var(--key)">
    <circle cx="34" cy="103" r="11" fill="var(--key)" />
    <text x="34" y="108" text-anchor="middle" fill="var(--key-ink)">1</text>
    <path d="M56 103h88M156 103h40" stroke="var(--key)" stroke-width="5" stroke-dasharray="14 6" />
    <rect
      x="16"
      y="140"
      width="196"
      height="40"
      rx="8"
      fill="var(--key-soft)"
      stroke="var(--key)"
      stroke-width="2.500"
    />
    <circle cx="34" cy="160" r="11" fill="var(--key)" />
    <text x="34" y="165" text-anchor="middle" fill="var(--key-ink)">2</text>
    <path d="M56 160h62M130 160h66" stroke="var(--key)" stroke-width="5" stroke-dasharray="14 6" />
  </g>
</svg>`;

/** An older face: the certificates' date is written by hand on a line, and a newer date of the card in the note field. */
export const olderFaceDrawing = html`<svg
  class="face"
  viewBox="0 0 320 202"
  width="320"
  height="202"
  aria-hidden="true"
>
  <rect
    x="2"
    y="2"
    width="316"
    height="198"
    rx="16"
    fill="var(--surface)"
    stroke="var(--edge)"
    stroke-width="2.500"
  />
  <path d="M20 26h96M20 44h150M20 62h128" stroke="var(--line)" stroke-width="7" stroke-linecap="round" />
  <path d="M20 84h120" stroke="var(--line)" stroke-width="7" stroke-linecap="round" />
  <path d="M18 94 146 76" stroke="var(--gone)" stroke-width="2.500" />
  <rect
    x="232"
    y="24"
    width="66"
    height="80"
    rx="6"
    fill="var(--quiet-soft)"
    stroke="var(--line)"
    stroke-width="2"
  />
  <circle cx="265" cy="52" r="13" fill="none" stroke="var(--edge)" stroke-width="2.500" />
  <path d="M243 102c1-17 9-26 22-26s21 9 22 26" fill="none" stroke="var(--edge)" stroke-width="2.500" />
  <g font-size="15" font-weight="700">
    <circle cx="34" cy="120" r="11" fill="var(--key)" />
    <text x="34" y="125" text-anchor="middle" fill="var(--key-ink)">2</text>
    <path d="M56 129h140" stroke="var(--edge)" stroke-width="2" />
    <path
      d="M60 124c6-14 12-2 18-8s10 6 16-2 12 8 18-2 12 4 20-4"
      fill="none"
      stroke="var(--key)"
      stroke-width="2.500"
    />
    <rect
      x="16"
      y="144"
      width="284"
      height="44"
      rx="8"
      fill="var(--key-soft)"
      stroke="var(--key)"
      stroke-width="2.500"
    />
    <circle cx="34" cy="166" r="11" fill="var(--key)" />
    <text x="34" y="171" text-anchor="middle" fill="var(--key-ink)">1</text>
    <path
      d="M58 171c6-14 12-2 18-8s10 6 16-2 12 8 18-2 12 4 20-4 14 6 22-2"
      fill="none"
      stroke="var(--key)"
      stroke-width="2.500"
    />
  </g>
</svg>`;
