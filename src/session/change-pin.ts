import { isWeakPin, parseNewPin, parsePin, Pin } from '../card';
import { AppError } from '../errors';
import type { Act, ChangeablePin, PinChange } from './act';
import type { ActKit } from './act-kit';
import { createAct } from './create-act';

/**
 * Changes a PIN: VERIFY of the old one, the change, and a second VERIFY that proves the new one, each of them once.
 * Where the answer to the change is lost, no proof is sent. Nobody here has tried it on a real card.
 */
export function changePin(kit: ActKit, name: ChangeablePin): Act<PinChange> {
  return createAct(kit.lease, {
    pins: [name],
    plain: true,
    parse: ({ current, fresh, again, weakAccepted }) => {
      if (fresh !== again) throw new AppError('card/pin-format', { rule: 'twice-the-same' });
      using twice = new Disposables();
      const old = twice.hold(parsePin(name, current));
      const next = twice.hold(parseNewPin(name, fresh));
      // The sending wipes the octets, and the proof needs them once more.
      const proof = twice.hold(new Pin(next.bytes.slice()));
      const birth = kit.opened.snapshot.text?.attributes?.birth.value;
      twice.release();
      return { pins: [old, next, proof] as const, weak: weakAccepted !== true && isWeakPin(next, birth) };
    },
    perform: async (run, { pins: [old, next, proof] }) => {
      await run.verify(name, old);
      await run.change(name, next);
      await run.prove(name, proof);
    },
  });
}

/** Wipes what it holds unless all of it came to be. */
class Disposables implements Disposable {
  readonly #held: Disposable[] = [];

  hold<T extends Disposable>(value: T): T {
    this.#held.push(value);
    return value;
  }

  release(): void {
    this.#held.length = 0;
  }

  [Symbol.dispose](): void {
    for (const value of this.#held) value[Symbol.dispose]();
  }
}
