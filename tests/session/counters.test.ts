import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NO_FACTS, type PinName, PINS } from '../../src/card';
import { AppError } from '../../src/errors';
import { type Act, createWholeCard, type ReadCard, type WholeCard } from '../../src/session';
import { createLease } from '../../src/session/lease';
import { DEMO_PINS, type DemoCard } from '../../src/sim';
import { channelTo, demoCard } from '../card/support';
import { runs, SEED } from '../support/proof';
import { VirtualClock } from '../support/virtual-clock';
import { partsOf, secretsSeen } from './whole-support';

/** A whole card straight over a channel: the reader has nothing to do with counters. */
interface Table {
  readonly card: DemoCard;
  readonly whole: WholeCard;
  /** Takes the card off and lays it on again: another lease, and every right is gone. */
  readonly relay: () => void;
}

function tableOf(card: DemoCard): Table {
  let gone: (reason: AppError) => void = () => undefined;
  const lay = () => {
    card.reset();
    const reader = {
      onCardGone: (listener: typeof gone) => {
        gone = listener;
        return () => undefined;
      },
    };
    return createLease(reader, channelTo(card));
  };
  let lease = lay();
  const read: ReadCard = {
    snapshot: { phase: 'done', facts: NO_FACTS, progress: { done: 0, of: 0 }, cardPresent: true },
    get lease() {
      return lease;
    },
    subscribe: () => () => undefined,
    start: () => Promise.resolve(),
    cancel: () => undefined,
    forget: () => Promise.resolve(),
  };
  const whole = createWholeCard({
    read,
    clock: new VirtualClock(),
    verify: () => Promise.reject(new AppError('app/unexpected', {})),
    random: (length) => new Uint8Array(length),
  });
  return {
    card,
    whole,
    relay: () => {
      gone(new AppError('reader/card-removed', {}));
      lease = lay();
    },
  };
}

const WATCHED = [
  'text',
  'authentication',
  'signature',
  'text-number-b',
  'face-number-b',
  'face-number-a',
] as const;
type Watched = (typeof WATCHED)[number];

/** What the card must have left, worked out from what was typed and what went over the wire, never from the app. */
interface Model {
  readonly left: Record<Watched, number>;
  readonly value: { text: string; authentication: string; signature: string };
}

type Typing = 'right' | 'wrong' | 'malformed';
const WRONG = { text: '9173', authentication: '9173', signature: 'WRONG917' };

/** One press of an act, with what it must do to the counters if it sends. */
interface Pressing {
  readonly name: string;
  readonly pin: Watched;
  readonly act: (whole: WholeCard) => Act<never>;
  readonly typed: (typing: Typing, model: Model, card: DemoCard) => object;
}

const typedPin =
  (pin: 'text' | 'authentication' | 'signature', more: object = {}) =>
  (typing: Typing, { value }: Model): object => ({
    pin: typing === 'right' ? value[pin] : typing === 'wrong' ? WRONG[pin] : '1',
    ...more,
  });
const typedNumber = (typing: Typing, _: Model, card: DemoCard): object => ({
  number: {
    ...partsOf(card),
    ...(typing === 'right' ? {} : { securityCode: typing === 'wrong' ? '0000' : '1' }),
  },
});

const PRESSINGS: readonly Pressing[] = [
  { name: 'text', pin: 'text', act: (whole) => whole.text, typed: typedPin('text', { mode: 'all' }) },
  { name: 'key', pin: 'authentication', act: (whole) => whole.checkKey, typed: typedPin('authentication') },
  { name: 'signature', pin: 'signature', act: (whole) => whole.signature, typed: typedPin('signature') },
  { name: 'text by B', pin: 'text-number-b', act: (whole) => whole.textByNumber, typed: typedNumber },
  { name: 'face by B', pin: 'face-number-b', act: (whole) => whole.faceByNumber, typed: typedNumber },
  { name: 'face by A', pin: 'text', act: (whole) => whole.face, typed: typedPin('text') },
];

const triesOf = (card: DemoCard, pin: PinName): number => {
  const { application, id } = PINS[pin];
  return card.tries(application, id);
};

/** Everything that the app shows of an act, errors with their causes included. */
function shownText(whole: WholeCard): string {
  const acts = PRESSINGS.map(({ act }) => act(whole).snapshot);
  return JSON.stringify([acts, whole.change.text.snapshot], (_, value: unknown) =>
    value instanceof AppError ? [value.message, value.stack, value.cause, value.detail] : value,
  );
}

function check({ card, whole }: Table, { left }: Model): void {
  for (const pin of WATCHED) expect(triesOf(card, pin), pin).toBe(left[pin]);
  const text = shownText(whole);
  const { person } = card;
  for (const secret of [
    ...Object.values(DEMO_PINS),
    ...Object.values(WRONG),
    person.numberB,
    person.myNumber,
  ])
    // A number after a colon is a place in a stack.
    expect(text).not.toMatch(new RegExp(`(?<![\d:])${secret}(?!\d)`));
}

const tell = ({ left }: Model, pin: Watched, right: boolean): void => {
  left[pin] = right ? PINS[pin].tries : left[pin] - 1;
};

class PressCommand implements fc.AsyncCommand<Model, Table> {
  constructor(
    readonly pressing: Pressing,
    readonly typing: Typing,
    readonly confirmed: boolean,
    /** Whether the counter is asked right before, as the view does; else it is what it was. */
    readonly asked: boolean,
  ) {}

  check(): boolean {
    return true;
  }

  async run(model: Model, table: Table): Promise<void> {
    const { card, whole } = table;
    const { act, pin, typed, name } = this.pressing;
    const before = secretsSeen(card).length;
    const left = model.left[pin];
    if (this.asked) await act(whole).ask();
    const work = act(whole).press({
      ...typed(this.typing, model, card),
      confirmed: this.confirmed,
    } as never);
    await work;
    await whole.settled();
    const sent = secretsSeen(card).slice(before);
    const isNumberA = name === 'face by A' && this.typing === 'right';
    expect(sent.length).toBeLessThanOrEqual(isNumberA ? 2 : 1);
    expect(new Set(sent).size).toBe(sent.length);
    if (this.typing === 'malformed' || left === 0 || (left < 2 && !this.confirmed)) expect(sent).toEqual([]);
    if (sent.length > 0) tell(model, pin, this.typing === 'right');
    if (sent.length > 1) tell(model, 'face-number-a', true);
    const { pins, phase } = act(whole).snapshot;
    const counter = pins[0]?.counter;
    // Right after a press that was answered, what is shown is what the card has.
    if (sent.length > 0 && phase === 'ready')
      expect(counter?.state === 'tries' ? counter.left : 0).toBe(model.left[pin]);
    check(table, model);
  }

  toString(): string {
    return `${this.asked ? 'ask and press' : 'press'} ${this.pressing.name} ${this.typing}${this.confirmed ? ' confirmed' : ''}`;
  }
}

class AskCommand implements fc.AsyncCommand<Model, Table> {
  constructor(readonly pressing: Pressing) {}

  check(): boolean {
    return true;
  }

  async run(model: Model, table: Table): Promise<void> {
    const before = secretsSeen(table.card).length;
    const act = this.pressing.act(table.whole);
    await act.ask();
    expect(secretsSeen(table.card)).toHaveLength(before);
    const counter = act.snapshot.pins[0]?.counter;
    expect(counter?.state === 'tries' ? counter.left : 0).toBe(model.left[this.pressing.pin]);
    check(table, model);
  }

  toString(): string {
    return `ask ${this.pressing.name}`;
  }
}

class ChangeCommand implements fc.AsyncCommand<Model, Table> {
  constructor(
    readonly right: boolean,
    readonly fresh: string,
  ) {}

  check(): boolean {
    return true;
  }

  async run(model: Model, table: Table): Promise<void> {
    const { card, whole } = table;
    const act = whole.change.text;
    const before = secretsSeen(card).length;
    await act.ask();
    const current = this.right ? model.value.text : WRONG.text;
    await act.press({ current, fresh: this.fresh, again: this.fresh, confirmed: model.left.text > 1 });
    const sent = secretsSeen(card).slice(before);
    const isChanged = sent.length === 3;
    expect([0, this.right ? 3 : 1]).toContain(sent.length);
    if (sent.length > 0) tell(model, 'text', this.right);
    if (isChanged) model.value.text = this.fresh;
    expect(act.snapshot.phase === 'done').toBe(isChanged);
    check(table, model);
  }

  toString(): string {
    return `change ${this.right ? 'with the right one' : 'with a wrong one'} to ${this.fresh}`;
  }
}

class RelayCommand implements fc.AsyncCommand<Model, Table> {
  check(): boolean {
    return true;
  }

  run(model: Model, table: Table): Promise<void> {
    table.relay();
    check(table, model);
    return Promise.resolve();
  }

  toString(): string {
    return 'lift and lay';
  }
}

const pressing = fc.constantFrom(...PRESSINGS);
const press = fc
  .tuple(
    pressing,
    fc.constantFrom<Typing>('right', 'wrong', 'wrong', 'wrong', 'malformed'),
    fc.boolean(),
    fc.constantFrom(true, true, true, false),
  )
  .map((args) => new PressCommand(...args));
/** Presses come most often: only a run of them brings a counter down. */
const commands = [
  ...Array.from({ length: 6 }, () => press),
  pressing.map((each) => new AskCommand(each)),
  fc.tuple(fc.boolean(), fc.constantFrom('8264', '5937')).map((args) => new ChangeCommand(...args)),
  fc.constant(new RelayCommand()),
];

describe('the model of the counters and the card', () => {
  it(
    'agree after any sequence of questions, presses, changes and cards laid anew',
    { timeout: 3_600_000 },
    async () => {
      const ran = { sequences: 0, commands: 0, secrets: 0 };
      await fc.assert(
        fc.asyncProperty(fc.commands(commands, { maxCommands: 40, size: 'max' }), async (sequence) => {
          const card = await demoCard('all-current');
          await card.complete;
          const left = Object.fromEntries(WATCHED.map((pin) => [pin, PINS[pin].tries])) as Model['left'];
          const { text, authentication, signature } = DEMO_PINS;
          await fc.asyncModelRun(
            () => ({ model: { left, value: { text, authentication, signature } }, real: tableOf(card) }),
            sequence,
          );
          ran.sequences += 1;
          ran.commands += [...sequence].length;
          ran.secrets += secretsSeen(card).length;
        }),
        { seed: SEED, numRuns: runs(60, 3000) },
      );
      process.stdout.write(
        `counters: ${ran.sequences} sequences of ${ran.commands} acts, ${ran.secrets} secret commands seen by the cards\n`,
      );
    },
  );
});
