import { join, type Text, withReadings } from '../text';

/**
 * Plain Japanese: short sentences, a space between phrases, every kanji with its reading in 《》:
 * `` easy`期限《きげん》は ${date} まで です。` ``
 */
export function easy(strings: TemplateStringsArray, ...values: readonly (Text | number)[]): Text {
  return join(strings.flatMap((string, at) => [withReadings(string), ...values.slice(at, at + 1)]));
}
