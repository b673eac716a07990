/** A piece of a message with its reading (furigana) above it. */
export interface Ruby {
  readonly base: string;
  readonly ruby: string;
}

/**
 * A message: plain words, or pieces of which some carry a reading. No HTML strings (Trusted Types).
 * `plain` is for titles, accessible names, live regions and notifications: readings are left out.
 */
export type Text = string | readonly (string | Ruby)[];

export function plain(text: Text): string {
  if (typeof text === 'string') return text;
  return text.map((piece) => (typeof piece === 'string' ? piece : piece.base)).join('');
}
