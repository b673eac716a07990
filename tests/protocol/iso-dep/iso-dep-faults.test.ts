import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Bytes, toHex } from '../../../src/bytes';
import { isAppError } from '../../../src/errors';
import { isoDep } from '../../../src/protocol/iso-dep';
import { SEED, proving, runs } from '../../support/proof';
import { IsoDepCard } from '../support/iso-dep-card';
import { type LineFault, line } from '../support/line';
import { schedules } from '../support/schedule';

/** On the radio a damaged frame is dropped by the card, and what comes too late is lost: nothing queues. */
const RADIO_FAULTS = ['lose-block', 'lose-reply', 'parity-reply'] as const;

/** An answer that no other command has. */
function answerTo(apdu: Uint8Array): Bytes {
  return Uint8Array.from({ length: (apdu[1]! * 3) % 700 }, (_, i) => apdu[i % apdu.length]! ^ i);
}

interface Session {
  readonly fsc: number;
  readonly fsd: number;
  readonly commands: readonly Uint8Array[];
  readonly wishes: readonly (number | undefined)[];
  readonly schedule: readonly (LineFault | undefined)[];
}

function sessions(inARow: number): fc.Arbitrary<Session> {
  const apdu = fc.uint8Array({ minLength: 4, maxLength: 60 });
  return fc.record({
    fsc: fc.constantFrom(16, 32, 256),
    fsd: fc.constantFrom(16, 64, 256),
    commands: fc
      .array(apdu, { minLength: 1, maxLength: 4 })
      .map((all) => all.map((one, i) => Uint8Array.of(i, ...one))),
    wishes: fc.array(fc.option(fc.integer({ min: 1, max: 59 }), { nil: undefined, freq: 1 }), {
      maxLength: 8,
    }),
    schedule: schedules(inARow, RADIO_FAULTS),
  });
}

async function play(scene: Session): Promise<boolean[]> {
  const wishes = [...scene.wishes];
  const card = new IsoDepCard({ ...scene, process: answerTo, interject: () => wishes.shift() });
  const host = isoDep({ exchange: line(card, scene.schedule).exchange, fsc: scene.fsc, fwt: 1 });
  const right: boolean[] = [];
  for (const apdu of scene.commands) {
    try {
      expect(toHex(await host.exchange(apdu.slice(), { secret: true }))).toBe(toHex(answerTo(apdu)));
      right.push(true);
    } catch (error) {
      if (!isAppError(error, 'block/failed')) throw error;
      right.push(false);
    }
    expect(card.log.filter((logged) => logged === toHex(apdu)).length).toBeLessThanOrEqual(1);
  }
  return right;
}

/** Ten thousand sessions on a busy machine take their time. */
const PATIENCE = 600_000;

describe('ISO-DEP over a field that loses and damages frames (7.5.4)', () => {
  test(
    'with at most two faults in a row every answer is right',
    async () => {
      await fc.assert(
        fc.asyncProperty(sessions(2), async (scene) => {
          expect(await play(scene)).toEqual(scene.commands.map(() => true));
        }),
        { numRuns: runs(500, 10_000), seed: SEED },
      );
    },
    PATIENCE,
  );

  test(
    'beyond that the answer is right or the error typed, and no command arrives twice',
    async () => {
      let commands = 0;
      let rightOnes = 0;
      await fc.assert(
        fc.asyncProperty(sessions(60), async (scene) => {
          const right = await play(scene);
          commands += right.length;
          rightOnes += right.filter(Boolean).length;
        }),
        { numRuns: runs(500, 10_000), seed: SEED },
      );
      expect(rightOnes).toBeGreaterThan(0);
      if (proving)
        process.stdout.write(`ISO-DEP, faults without limit: ${rightOnes} of ${commands} answers right\n`);
    },
    PATIENCE,
  );
});
