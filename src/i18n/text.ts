/** A piece of a message with its reading (furigana) above it. */
export interface Ruby {
  readonly base: string;
  readonly ruby: string;
}

/** Japanese inside of another language: an official name, or a word to say at the office. */
export interface Japanese {
  readonly ja: readonly (string | Ruby)[];
}

type Piece = string | Ruby | Japanese;

/**
 * A message: plain words, or pieces of which some carry a reading or are Japanese. No HTML strings (Trusted Types).
 * `plain` is for titles, accessible names, live regions and notifications: readings are left out.
 */
export type Text = string | readonly Piece[];

export function plain(text: Text): string {
  if (typeof text === 'string') return text;
  return text
    .map((piece) => {
      if (typeof piece === 'string') return piece;
      return 'ja' in piece ? plain(piece.ja) : piece.base;
    })
    .join('');
}

/** A message with others put into it: `` text`until ${date}` ``. */
export function text(strings: TemplateStringsArray, ...values: readonly (Text | number)[]): Text {
  return join(strings.flatMap((string, at) => [string, ...values.slice(at, at + 1)]));
}

/** Messages one after the other, as one; a string where none of them has pieces. */
export function join(parts: readonly (Text | number)[]): Text {
  const pieces = parts.flatMap((part): readonly Piece[] =>
    typeof part === 'object' ? part : [String(part)],
  );
  if (pieces.every((piece) => typeof piece === 'string')) return pieces.join('');
  return pieces.filter((piece) => piece !== '');
}

/** Words followed by their reading in 《》, as Japanese books for the blind write it: 期限《きげん》. */
const READING = /([\p{Script=Han}々]+)《(\p{Script=Hiragana}+)》/gu;

/** Pieces of words that are written with readings: `` 期限《きげん》まで ``. */
export function withReadings(written: string): readonly (string | Ruby)[] {
  const pieces: (string | Ruby)[] = [];
  let end = 0;
  for (const { 0: whole, 1: base = '', 2: ruby = '', index } of written.matchAll(READING)) {
    if (index > end) pieces.push(written.slice(end, index));
    pieces.push({ base, ruby });
    end = index + whole.length;
  }
  if (end < written.length) pieces.push(written.slice(end));
  return pieces;
}
