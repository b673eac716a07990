import { type AppError, isAppError } from '../errors';
import type { Card } from './card';
import type { CardOptions } from './link';
import type { ApplicationName, GlanceFacts, PinName } from './facts';
import { statusError } from './status';

/** Commands answered, and commands that a glance is expected to take in all. */
export interface GlanceProgress {
  readonly done: number;
  readonly of: number;
}

export interface GlanceOptions {
  readonly signal?: AbortSignal | undefined;
  /** What is known so far, after every command. */
  readonly onFacts?: ((facts: GlanceFacts, progress: GlanceProgress) => void) | undefined;
}

/** What a read of the card has learned so far, told as it grows; each step that fails loses only its own fact. */
export class Notes {
  readonly card: Card;
  /** What every command of the read is given. */
  readonly call: CardOptions;
  readonly #onFacts: GlanceOptions['onFacts'];
  readonly #before: number;
  #facts: GlanceFacts;
  #expected: number;

  constructor(card: Card, facts: GlanceFacts, expected: number, { signal, onFacts }: GlanceOptions) {
    this.card = card;
    this.call = { signal, onCommand: () => this.#publish() };
    this.#facts = facts;
    this.#expected = expected;
    this.#onFacts = onFacts;
    this.#before = card.commands;
  }

  get facts(): GlanceFacts {
    return this.#facts;
  }

  /** Commands answered since the read began. */
  get spent(): number {
    return this.card.commands - this.#before;
  }

  /** Sets how many commands are expected in all. */
  expect(commands: number): void {
    this.#expected = commands;
    this.#publish();
  }

  tell(news: Partial<GlanceFacts>): void {
    this.#facts = { ...this.#facts, ...news };
    this.#publish();
  }

  note(issue: AppError): void {
    this.tell({ issues: [...(this.#facts.issues ?? []), issue] });
  }

  has(application: ApplicationName): boolean {
    return this.#facts.applications[application] === 'present';
  }

  /** Runs a step; what the card itself did wrong is noted and given back, what the link did wrong is thrown. */
  async attempt(step: () => Promise<void>): Promise<AppError | undefined> {
    try {
      await step();
      return undefined;
    } catch (error) {
      if (!isAppError(error) || !/^(card|pki)\//.test(error.code)) throw error;
      this.note(error);
      return error;
    }
  }

  async select(application: ApplicationName): Promise<void> {
    const { presence, sw } = await this.card.select(application, this.call);
    this.tell({ applications: { ...this.#facts.applications, [application]: presence } });
    if (presence === 'unknown') this.note(statusError(`select-${application}`, sw));
  }

  async counter(pin: PinName): Promise<void> {
    // A counter that moved by itself was told once; the card is not asked again.
    if (this.card.counterMoved) return;
    await this.attempt(async () => {
      const counter = await this.card.queryPin(pin, this.call);
      this.tell({ pins: { ...this.#facts.pins, [pin]: counter } });
    });
  }

  #publish(): void {
    const done = this.spent;
    this.#onFacts?.(this.#facts, { done, of: Math.max(done, this.#expected) });
  }
}
