import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Bytes, toHex } from '../../../src/bytes';
import { isAppError } from '../../../src/errors';
import { t1 } from '../../../src/protocol/t1';
import { SEED, proving, runs } from '../../support/proof';
import { type LineFault, line } from '../support/line';
import { schedules } from '../support/schedule';
import { type SRequest, T1Card } from '../support/t1-card';

/** An answer that no other command has: as long as its second octets tell, and made of what was sent. */
function answerTo(apdu: Uint8Array): Bytes {
  const length = ((apdu[1]! << 8) | apdu[2]!) % 300;
  return Uint8Array.from({ length: length + 2 }, (_, i) => apdu[i % apdu.length]! ^ i);
}

interface Scene {
  readonly edc: 'lrc' | 'crc';
  readonly ifsc: number;
  readonly ifsd: number;
  readonly commands: readonly { readonly apdu: Bytes; readonly secret: boolean }[];
  readonly wishes: readonly (SRequest | undefined)[];
  readonly schedule: readonly (LineFault | undefined)[];
}

function scenes(inARow: number): fc.Arbitrary<Scene> {
  const apdu = fc.uint8Array({ minLength: 4, maxLength: 60 }).map((data) => Uint8Array.from(data));
  const wish = fc.option(
    fc.oneof(
      fc.record({ wtx: fc.integer({ min: 1, max: 5 }) }),
      fc.record({ ifs: fc.integer({ min: 8, max: 254 }) }),
    ),
    { nil: undefined, freq: 1 },
  );
  return fc.record({
    edc: fc.constantFrom('lrc', 'crc'),
    ifsc: fc.constantFrom(5, 16, 254),
    ifsd: fc.constantFrom(16, 32, 254),
    commands: fc
      .array(fc.record({ apdu, secret: fc.boolean() }), { minLength: 1, maxLength: 4 })
      // Each command of a session is another one, so that the log can count it.
      .map((all) => all.map((one, i) => ({ ...one, apdu: Uint8Array.of(i, ...one.apdu) }))),
    wishes: fc.array(wish, { maxLength: 8 }),
    schedule: schedules(inARow),
  });
}

/** Runs a session and gives for each command whether its answer was right; a wrong answer fails at once. */
async function play(scene: Scene): Promise<boolean[]> {
  const wishes = [...scene.wishes];
  const card = new T1Card({ ...scene, process: answerTo, interject: () => wishes.shift() });
  const { exchange } = line(card, scene.schedule);
  const host = t1({ exchange, edc: scene.edc, ifsc: scene.ifsc, bwt: 1 });
  await host.negotiateIfsd(scene.ifsd);
  const right: boolean[] = [];
  for (const { apdu, secret } of scene.commands) {
    try {
      expect(toHex(await host.exchange(apdu.slice(), { secret }))).toBe(toHex(answerTo(apdu)));
      right.push(true);
    } catch (error) {
      if (!isAppError(error, 'block/failed')) throw error;
      right.push(false);
    }
  }
  for (const { apdu, secret } of scene.commands) {
    const times = card.log.filter((logged) => logged === toHex(apdu)).length;
    if (secret) expect(times).toBeLessThanOrEqual(1);
  }
  return right;
}

/** Ten thousand sessions on a busy machine take their time. */
const PATIENCE = 600_000;

describe('T=1 over a line that loses, doubles, delays and damages blocks (ISO/IEC 7816-3, 11.6.3)', () => {
  test(
    '8.2 case 28: with at most two faults in a row every answer is right',
    async () => {
      await fc.assert(
        fc.asyncProperty(scenes(2), async (scene) => {
          expect(await play(scene)).toEqual(scene.commands.map(() => true));
        }),
        { numRuns: runs(500, 10_000), seed: SEED },
      );
    },
    PATIENCE,
  );

  test(
    '8.2 case 32: beyond that the answer is right or the error typed, and a secret command arrives once at most',
    async () => {
      let commands = 0;
      let rightOnes = 0;
      await fc.assert(
        fc.asyncProperty(scenes(60), async (scene) => {
          const right = await play(scene);
          commands += right.length;
          rightOnes += right.filter(Boolean).length;
        }),
        { numRuns: runs(500, 10_000), seed: SEED },
      );
      expect(rightOnes).toBeGreaterThan(0);
      if (proving) {
        process.stdout.write(`T=1, faults without limit: ${rightOnes} of ${commands} answers right\n`);
      }
    },
    PATIENCE,
  );
});
