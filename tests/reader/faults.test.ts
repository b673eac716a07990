import { afterAll, describe, expect, it } from 'vitest';
import { proving } from '../support/proof';
import { places, suffer } from './support/fault-loop';
import { READERS } from './support/rig';

let combinations = 0;
const outcomes = new Map<string, number>();

describe('every fault at every place of a full session: typed error or right, no second secret, next read works', () => {
  it.each(READERS)('%s', { timeout: 3_600_000 }, async (name) => {
    const all = await places(name, !proving);
    expect(all.length).toBeGreaterThan(30);
    for (const place of all) {
      const outcome = await suffer(place).catch((error: unknown) => {
        throw new Error(`${place.reader}: ${JSON.stringify(place.fault)}`, { cause: error });
      });
      outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
      combinations += 1;
    }
  });

  afterAll(() => {
    const told = [...outcomes].sort().map(([code, count]) => `${code} ${count}`);
    process.stdout.write(`fault combinations: ${combinations} (${told.join(', ')})\n`);
  });
});
