import { type CardChannel, type Command, isSuccess, type Response, selectFile } from '../protocol/iso7816';
import type { ElementaryFile } from './applications';
import { refusesShortForm } from './status';

export interface CardOptions {
  readonly signal?: AbortSignal | undefined;
  /** Called after every answer. */
  readonly onCommand?: (() => void) | undefined;
}

/** Commands that have a form with a short EF identifier: a card may take one and refuse another. */
export type CommandKind = 'binary' | 'record' | 'pin';

/** The way to a card: counts commands, and remembers whether short EF identifiers are taken. */
export class CardLink {
  readonly #channel: CardChannel;
  readonly #beforeCommand: () => void;
  readonly #shortFormTaken = new Set<CommandKind>();
  #plainForm = false;
  #commands = 0;

  constructor(channel: CardChannel, beforeCommand: () => void) {
    this.#channel = channel;
    this.#beforeCommand = beforeCommand;
  }

  /** Commands that the card has answered. */
  get commands(): number {
    return this.#commands;
  }

  /** Whether the card takes SELECT EF and the plain form only. */
  get plainForm(): boolean {
    return this.#plainForm;
  }

  /**
   * Sends the form with a short EF identifier; where its first use is refused, selects the EF and sends the plain
   * form, and keeps to that for the rest of the session if it was the form that was refused and not the file.
   */
  async byForm(
    kind: CommandKind,
    file: ElementaryFile,
    short: Command,
    plain: () => Promise<Response>,
    options: CardOptions,
  ): Promise<Response> {
    if (!this.#plainForm) {
      const answer = await this.send(short, options);
      if (!refusesShortForm(answer.sw)) this.#shortFormTaken.add(kind);
      if (this.#shortFormTaken.has(kind)) return answer;
    }
    return this.selected(
      file,
      async () => {
        const answer = await plain();
        if (!refusesShortForm(answer.sw)) this.#plainForm = true;
        return answer;
      },
      options,
    );
  }

  /** Makes the EF the current one, then sends the plain form. */
  async selected(
    file: ElementaryFile,
    plain: () => Promise<Response>,
    options: CardOptions,
  ): Promise<Response> {
    const selected = await this.send(selectFile(file.id), options);
    return isSuccess(selected.sw) ? plain() : selected;
  }

  async send(command: Command, { signal, onCommand }: CardOptions, timeout?: number): Promise<Response> {
    this.#beforeCommand();
    const response = await this.#channel.transmit(command, { signal, timeout });
    this.#commands += 1;
    onCommand?.();
    return response;
  }
}
