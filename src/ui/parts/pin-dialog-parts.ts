import { html, nothing, type TemplateResult } from 'lit';
import { isAppError } from '../../errors';
import { type CardWords, type Messages, plain, type Text } from '../../i18n';
import type { ActPin, ActSnapshot, TextMode } from '../../session';
import { lockIcon } from '../icons';
import { say } from '../say';
import type { DemoPins } from '../services';
import { isChange, TASKS, type TaskName } from './pin-tasks';
import './pin-field';

type Part = TemplateResult | typeof nothing;
type Words = CardWords;

const MODES: readonly TextMode[] = ['attributes', 'all', 'my-number'];

/** Whether this copy of the app lives below a path, where other pages share its origin. */
const sharesOrigin = (): boolean => new URL('.', document.baseURI).pathname !== '/';

/** Above every field: who asks, and who never does. */
export function securityLines({ pin }: Words): TemplateResult {
  return html`<div class="lines small">
    <p>${say(pin.notGovernment)}</p>
    <p>${say(pin.nobodyAsks(location.host))}</p>
    ${sharesOrigin() ? html`<p>${say(pin.shared)}</p>` : nothing}
  </div>`;
}

/** The tries that remain of every PIN that a press would spend, and the way back of one that is locked. */
export function counterList({ pins }: ActSnapshot, { pin: words }: Words): TemplateResult {
  const asked = pins.filter(({ counter }, index) => index === 0 || counter !== undefined);
  return html`<ul class="counters">
    ${asked.map(
      (one) =>
        html`<li class=${one.counter?.state === 'blocked' ? 'locked' : nothing}>
          ${lockIcon}
          <span>
            <strong>${say(told(one, words))}</strong>
            ${one.counter?.state === 'blocked' ? html`<br />${say(words.wayBack[one.name])}` : nothing}
          </span>
        </li>`,
    )}
  </ul>`;
}

function told({ name, counter }: ActPin, words: Words['pin']): Text {
  const pin = words.names[name];
  switch (counter?.state) {
    case 'tries':
      return words.left(pin, counter.left);
    case 'blocked':
      return words.locked(pin);
    case 'absent':
      return words.absent(pin);
    default:
      return words.unknown(pin);
  }
}

/** What an act costs or risks, before it begins. */
export function warnings(task: TaskName, { pin: words }: Words): Part {
  if (task === 'face') return html`<p>${say(words.twoTries)}</p>`;
  if (!isChange(task)) return nothing;
  return html`<p class="warn">${say(words.changeUntried)}</p>
    <p>${say(words.changeTries)}</p>`;
}

export function modeChoice(
  chosen: TextMode,
  choose: (mode: TextMode) => void,
  { pin: { modes } }: Words,
): TemplateResult {
  return html`<fieldset>
    <legend>${say(modes.label)}</legend>
    ${MODES.map(
      (mode) =>
        html`<label class="check">
          <input type="radio" name="mode" .checked=${mode === chosen} @change=${() => choose(mode)} />
          <span>${say(modes[mode])}</span>
        </label>`,
    )}
  </fieldset>`;
}

/** The fields of a task; a form that is not right is said beside the field that it is about. */
export function inputs(
  task: TaskName,
  { error, weak }: ActSnapshot,
  {
    words: { pin: words },
    year,
    onEnter,
  }: { readonly words: Words; readonly year: number | undefined; readonly onEnter: () => void },
): TemplateResult {
  const { fields, pin, rule } = TASKS[task];
  const broken = isAppError(error, 'card/pin-format') ? error.detail.rule : undefined;
  const labels: Readonly<Record<string, TemplateResult | string>> = {
    pin: say(words.names[pin]),
    current: say(words.current(words.names[pin])),
    fresh: say(words.fresh),
    again: say(words.again),
    birthYear: say(words.number.year),
    birthMonth: say(words.number.month),
    birthDay: say(words.number.day),
    expiryYear: say(words.number.expiry),
    securityCode: say(words.number.code),
  };
  const list = fields.map(({ name, ...field }) => {
    const isBroken = broken !== undefined && (FIELD_OF[broken] ?? name) === name;
    return html`<kigen-pin-field
      class=${name}
      .field=${{ name, ...field }}
      .label=${labels[name]}
      .rule=${isBroken && isRule(broken, words.rules) ? words.rules[broken] : words.rules[rule]}
      .broken=${isBroken}
      .initial=${name === 'expiryYear' ? (year?.toString() ?? '') : ''}
      @enter=${onEnter}
    ></kigen-pin-field>`;
  });
  return html`
    ${
      rule === 'number-b'
        ? html`<fieldset class="number">
            <legend>${say(words.number.legend)}</legend>
            <p class="soft small">${say(words.number.hint)}</p>
            <div class="parts">${list}</div>
            ${year === undefined ? nothing : html`<p class="soft small">${say(words.number.expiryHint(year))}</p>`}
          </fieldset>`
        : list
    }
    ${
      weak === true
        ? html`<div role="alert">
            <p class="problem">${say(words.weak)}</p>
            <label class="check"><input type="checkbox" id="weak" />${say(words.weakAccept)}</label>
          </div>`
        : nothing
    }
  `;
}

/** Which field a broken rule is about; a rule that is not here is about every one. */
const FIELD_OF: Readonly<Record<string, string>> = {
  'birth-year': 'birthYear',
  'birth-month': 'birthMonth',
  'birth-day': 'birthDay',
  'expiry-year': 'expiryYear',
  'security-code': 'securityCode',
  'letter-and-digit': 'fresh',
  'twice-the-same': 'again',
};

function isRule<Rules extends object>(rule: string, rules: Rules): rule is Extract<keyof Rules, string> {
  return Object.hasOwn(rules, rule);
}

export function demoPin(task: TaskName, pins: DemoPins | undefined, { pin: words }: Words): Part {
  const { pin } = TASKS[task];
  if (pins === undefined || (pin !== 'text' && pin !== 'signature' && pin !== 'authentication'))
    return nothing;
  return html`<p class="demo small">${say(words.demo(pins[pin]))}</p>`;
}

/** The second, explicit word below two tries. */
export function confirmation({ pins }: ActSnapshot, { pin: words }: Words): TemplateResult {
  const left = pins.flatMap(({ counter }) => (counter?.state === 'tries' ? [counter.left] : []));
  return html`<p class="problem" role="alert">${say(words.fewLeft(Math.min(...left)))}</p>`;
}

export function working(
  { progress: { done, of } }: ActSnapshot,
  { pin: words }: Words,
  t: Messages,
): TemplateResult {
  const bar =
    of > 0
      ? html`<progress
          max=${of}
          value=${Math.min(done, of)}
          aria-label=${t.read.progress(done, of)}
        ></progress>`
      : html`<progress aria-label=${plain(words.working)}></progress>`;
  return html`<p role="status">${say(words.working)}</p>
    ${bar}`;
}

/** What the last press came to; what is wrong with the form of it stands beside its field instead. */
export function errorNote(
  { error, pins, failedPin }: ActSnapshot,
  { pin: words }: Words,
  { errors }: Messages,
): Part {
  if (error === undefined || error.code === 'card/pin-format') return nothing;
  const failed = pins.find(({ name }) => name === failedPin);
  if (error.code === 'card/pin-blocked' && failed !== undefined) {
    return html`<div class="error" role="alert">
      <p><strong>${say(words.lockedNow(words.names[failed.name]))}</strong></p>
    </div>`;
  }
  const { title, what, card, next } = errors[error.code];
  return html`<div class="error" role="alert">
    <p><strong>${say(title)}</strong></p>
    <p>${say(what)} ${say(card)}</p>
    <p>${say(next)}</p>
  </div>`;
}
