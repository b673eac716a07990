import { AppError } from '../errors';
import type { ReadCardDeps } from './deps';
import type { ReadCard } from './read';

/** The use case "read the card" over what main.ts injects. */
export function createReadCard(deps: ReadCardDeps): ReadCard {
  throw new AppError('app/unexpected', {}, deps);
}
