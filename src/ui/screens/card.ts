import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import type { GlanceFacts } from '../../card';
import type { ErrorCode } from '../../errors';
import { plain } from '../../i18n';
import { type Board, board, type StayAnswer } from '../../reminders';
import type { ActPin, ReadCard } from '../../session';
import { datesOfFacts, savableDates } from '../board-dates';
import { boardPage } from '../board-page-styles';
import { CardController } from './card-controller';
import { card } from './card-styles';
import type { KigenCardWhole } from './card-whole';
import { KigenScreen } from '../element';
import { hasHidden, headline } from '../headline';
import { cardOnReader } from '../icons';
import { Follow, type Observable } from '../observable';
import { looksLikeFaceCard } from '../parts/locks';
import type { KigenSaveDialog } from '../parts/save-dialog';
import { isRunning, type ReadView, viewOf } from '../read-view';
import { say } from '../say';
import type { BoardSource, DemoSession } from '../services';
import { base, buttons } from '../styles';
import '../parts/board';
import '../parts/read-progress';
import '../parts/refusal';
import '../parts/save-dialog';
import './card-whole';

/** A read, from the reader's choice to the board: over the real readers, or the demo's. */
@customElement('kigen-card')
export class KigenCard extends KigenScreen {
  static override styles = [base, buttons, boardPage, card];

  @property({ attribute: false }) read: ReadCard | undefined;
  @property({ attribute: false }) demo: DemoSession | undefined;
  @property() source: BoardSource = 'card';
  @query('kigen-save-dialog') private readonly dialog!: KigenSaveDialog;
  @query('kigen-card-whole') private readonly below!: KigenCardWhole | null;
  readonly #more = new CardController(this, () => ({
    whole: this.source === 'demo' ? this.demo?.whole : this.services.whole(),
    read: this.read?.snapshot,
    tag: this.locale.tag,
  }));
  #lastView: ReadView['name'] | undefined;

  constructor() {
    super();
    const read: Observable = { subscribe: (listener) => this.read?.subscribe(listener) ?? (() => undefined) };
    new Follow(this, () => [read, this.services.memory.stay[this.source]]);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.source === 'demo' && this.read?.snapshot.phase === 'idle') location.replace('#/demo');
  }

  protected override updated(): void {
    const { read } = this;
    if (read === undefined) return;
    const { name } = this.#view(read);
    const moved = this.#lastView !== undefined && this.#lastView !== name;
    this.#lastView = name;
    if (moved && this.shadowRoot?.activeElement === null) void this.focusHeading();
  }

  protected override render(): TemplateResult | typeof nothing {
    const { read } = this;
    if (read === undefined) return nothing;
    const { phase } = read.snapshot;
    const { read: words, demo } = this.t;
    const live = isRunning(phase) ? words.phases[phase] : phase === 'done' ? words.done : '';
    return html`
      ${
        this.source === 'demo'
          ? html`<p class="demo">
              <strong>${say(demo.banner)}</strong>
              <span class="ways"
                ><a href="#/demo">${say(demo.change)}</a><a href="#/">${say(demo.leave)}</a></span
              >
            </p>`
          : nothing
      }
      <p class="hidden" role="status">${plain(live)}</p>
      ${this.#body(read)}
      <kigen-save-dialog></kigen-save-dialog>
    `;
  }

  #view(read: ReadCard): ReadView {
    const view = viewOf(read.snapshot);
    return view.name === 'start' && this.#blocked() !== undefined ? { name: 'refusal' } : view;
  }

  /** What keeps this page from any reader; never the demo's. */
  #blocked(): ErrorCode | undefined {
    return this.source === 'card' ? this.services.precondition()?.code : undefined;
  }

  #body(read: ReadCard): TemplateResult {
    const { snapshot } = read;
    const view = this.#view(read);
    const { read: words, errors } = this.t;
    switch (view.name) {
      case 'start':
        return this.#start(read);
      case 'progress':
        return html`${this.#heading(isRunning(snapshot.phase) ? words.phases[snapshot.phase] : words.title)}
        ${this.#progress(read, false)}`;
      case 'stopped':
        return html`${this.#heading(words.stopped.title)}
          <p class="lead">${say(words.stopped.about)}</p>
          ${this.#again(read)}`;
      case 'kind': {
        const { title, about } = words.kinds[view.kind];
        return html`${this.#heading(title)}
          <p class="lead">${say(about)}</p>
          ${this.#again(read)} ${view.kind === 'phone' ? this.#whole(read) : nothing}`;
      }
      case 'refusal': {
        const code = snapshot.error?.code ?? this.#blocked() ?? 'app/unexpected';
        return html`${this.#heading(errors[code].title)}${this.#refusal(read, code)}`;
      }
      case 'board':
        return this.#board(read, view.note);
    }
  }

  #heading(text: Parameters<typeof say>[0]): TemplateResult {
    return html`<h1 tabindex="-1">${say(text)}</h1>`;
  }

  #start(read: ReadCard): TemplateResult {
    const { read: words } = this.t;
    return html`
      ${this.#heading(words.title)}
      <div class="start">
        <div>
          <p class="lead">${say(words.ready)}</p>
          <div class="actions after">
            <button type="button" class="main" @click=${() => void read.start()}>${say(words.start)}</button>
            <button type="button" @click=${() => void read.start({ anotherReader: true })}>
              ${say(words.another)}
            </button>
          </div>
        </div>
        ${cardOnReader}
      </div>
    `;
  }

  #progress(read: ReadCard, small: boolean): TemplateResult {
    return html`<kigen-read-progress
      class="above"
      .snapshot=${read.snapshot}
      .small=${small}
      @stop=${() => read.cancel()}
    ></kigen-read-progress>`;
  }

  #refusal(read: ReadCard, code: ErrorCode): TemplateResult {
    return html`<kigen-refusal
      class="above"
      code=${code}
      .error=${read.snapshot.error}
      @retry=${() => void read.start()}
      @choose=${() => void read.start({ anotherReader: true })}
    ></kigen-refusal>`;
  }

  #again(read: ReadCard): TemplateResult {
    const { read: words } = this.t;
    return html`<div class="actions after">
      <button type="button" class="main" @click=${() => void read.start()}>${say(words.again)}</button>
      ${
        this.source === 'card'
          ? html`<button type="button" @click=${() => void read.start({ anotherReader: true })}>
              ${say(words.another)}
            </button>`
          : nothing
      }
      <a href="#/type">${say(words.otherWay)}</a>
    </div>`;
  }

  #board(read: ReadCard, note: 'progress' | 'refusal' | 'stopped' | 'none'): TemplateResult {
    const { snapshot } = read;
    const { startedAt } = snapshot;
    const facts = this.#more.facts(snapshot.facts);
    const { memory, clock } = this.services;
    const stay = memory.stay[this.source];
    const dates = datesOfFacts(facts, this.#more.signature);
    const shown = board({ dates, stay: stay.value, now: clock.now() });
    const { board: words } = this.t;
    return html`
      ${this.#heading(headline(shown, this.t, this.dates))}
      <p class="lead">
        ${startedAt === undefined ? nothing : say(words.readAt(this.dates.moment(startedAt)))}
        ${note !== 'progress' && hasHidden(shown) ? say(words.hidden) : nothing}
      </p>
      ${this.#note(read, note)}
      <kigen-board
        .board=${shown}
        .stay=${stay.value}
        .faceCard=${looksLikeFaceCard(facts)}
        .password=${snapshot.cardPresent && snapshot.phase === 'done' && this.#more.hasWords}
        @password=${() => this.below?.openSignature()}
        @answer=${({ detail }: CustomEvent<StayAnswer>) => stay.set(detail)}
      ></kigen-board>
      ${note === 'progress' ? nothing : this.#after(read, shown)}
      <kigen-locks .facts=${facts}></kigen-locks>
      ${this.#whole(read)}
    `;
  }

  #whole(read: ReadCard): TemplateResult | typeof nothing {
    const { whole, hasWords } = this.#more;
    if (whole === undefined || !hasWords) return nothing;
    return html`<kigen-card-whole
      .whole=${whole}
      .read=${read.snapshot}
      .facts=${this.#more.facts(read.snapshot.facts)}
      .pins=${this.demo?.pins}
      @counted=${({ detail }: CustomEvent<readonly ActPin[]>) => this.#more.count(detail)}
      @again=${() => void read.start()}
    ></kigen-card-whole>`;
  }

  #note(read: ReadCard, note: 'progress' | 'refusal' | 'stopped' | 'none'): TemplateResult | typeof nothing {
    const { read: words } = this.t;
    switch (note) {
      case 'progress':
        return this.#progress(read, true);
      case 'stopped':
        return html`<p class="note"><strong>${say(words.stopped.title)}</strong> ${say(words.partial)}</p>`;
      case 'refusal':
        return this.#missing(read, read.snapshot.error?.code ?? 'app/unexpected');
      case 'none': {
        const code = lostDate(read.snapshot.facts);
        return code === undefined ? nothing : this.#missing(read, code);
      }
    }
  }

  /** Why a date is not there, above those that are. */
  #missing(read: ReadCard, code: ErrorCode): TemplateResult {
    const { read: words, errors } = this.t;
    return html`<section class="note" role="alert">
        <h2>${say(errors[code].title)}</h2>
        <p>${say(words.partial)}</p>
      </section>
      ${this.#refusal(read, code)}`;
  }

  #after(read: ReadCard, shown: Board): TemplateResult {
    const { board: words, read: reading, demo } = this.t;
    const stay = this.services.memory.stay[this.source].value;
    const draft = { ...savableDates(datesOfFacts(read.snapshot.facts, this.#more.signature)), stay };
    const label = this.source === 'demo' ? demo.label : '';
    const dated = shown.rows.some(({ daysLeft }) => daysLeft !== undefined);
    return html`<div class="actions after">
      ${
        dated
          ? html`<button type="button" class="main" @click=${() => void this.dialog.open(draft, label)}>
              ${say(words.save)}
            </button>`
          : nothing
      }
      <button type="button" @click=${() => void read.start()}>${say(reading.again)}</button>
      <button type="button" @click=${() => window.print()}>${say(words.print)}</button>
      <button type="button" class="quiet" @click=${() => void read.forget()}>${say(reading.forget)}</button>
      <a href="#/help">${say(words.howTo)}</a>
    </div>`;
  }
}

/** What the card answered wrongly where a date should be; other slips of a card cost no date and are not spoken of. */
function lostDate({ bodyExpiry, authentication, issues = [] }: GlanceFacts): ErrorCode | undefined {
  const whole = bodyExpiry !== undefined && authentication?.complete === true;
  return whole ? undefined : issues[0]?.code;
}
