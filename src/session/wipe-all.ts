import { wipe } from '../bytes';

/** Zeroes every octet in the values; texts go with the last reference to them. */
export function wipeAll(value: unknown): void {
  if (value instanceof Uint8Array) wipe(value);
  else if (typeof value === 'object' && value !== null) Object.values(value).forEach(wipeAll);
}
