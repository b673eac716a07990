import { plain, type Text } from '../../../src/i18n';

/** A name, whatever spaces the readings that are left out of it leave behind. */
export function named(text: Text, whole = true): RegExp {
  const letters = Array.from(plain(text).replace(/\s/g, ''), (letter) =>
    letter.replace(/[.*+?()[\]]/, '\\$&'),
  );
  const pattern = letters.join('\\s*');
  return new RegExp(whole ? `^\\s*${pattern}\\s*$` : pattern);
}
