/** Saved cards as a file: what the store holds, to be taken elsewhere or kept against the browser's forgetting. */
import { AppError, isAppError } from '../errors';
import type { SavedCard } from './entry';
import { parseEntry } from './parse';

const FORMAT = 1;
/** A card is below 4 kB; nobody has a thousand of them. */
const MAX_LENGTH = 4_000_000;

/** The file's text (JSON). */
export function backupFile(cards: readonly SavedCard[]): string {
  return `${JSON.stringify({ kigen: FORMAT, cards }, null, 1)}\n`;
}

/**
 * The cards of such a file: all of them or none.
 * @throws AppError `storage/file-newer` where a newer version wrote it, `storage/file` where it is damaged or no such file
 */
export function readBackup(file: string): readonly SavedCard[] {
  const { kigen, cards } = parsed(file);
  if (typeof kigen === 'number' && kigen > FORMAT) throw new AppError('storage/file-newer', {});
  if (kigen !== FORMAT || !Array.isArray(cards)) throw new AppError('storage/file', {});
  const read = cards.map(readCard);
  if (new Set(read.map(({ id }) => id)).size !== read.length) throw new AppError('storage/file', {});
  return read;
}

/** What is to be saved of a file's cards beside those that are there: of the same card the later change stays. */
export function newerThan(saved: readonly SavedCard[], cards: readonly SavedCard[]): readonly SavedCard[] {
  return cards.filter((card) => {
    const known = saved.find(({ id }) => id === card.id);
    return known === undefined || known.changedAt < card.changedAt;
  });
}

function parsed(file: string): Readonly<Record<string, unknown>> {
  if (file.length > MAX_LENGTH) throw new AppError('storage/file', {});
  try {
    const value: unknown = JSON.parse(file);
    if (typeof value === 'object' && value !== null) return { ...value };
  } catch (error) {
    throw new AppError('storage/file', {}, error);
  }
  throw new AppError('storage/file', {});
}

function readCard(value: unknown): SavedCard {
  try {
    return parseEntry(value);
  } catch (error) {
    const newer = isAppError(error) && error.code === 'storage/newer';
    throw new AppError(newer ? 'storage/file-newer' : 'storage/file', {}, error);
  }
}
