/**
 * A message: plain pieces and, for furigana, pieces with a reading. No HTML strings (Trusted Types).
 * `plain` is for titles, accessible names, live regions and notifications: readings are left out.
 */
export type Text = readonly (string | { readonly base: string; readonly ruby: string })[];

export function plain(text: Text): string {
  return text.map((piece) => (typeof piece === 'string' ? piece : piece.base)).join('');
}
