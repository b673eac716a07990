import { ContextProvider } from '@lit/context';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { LOCALES, type Messages, plain } from '../i18n';
import { frame } from './app-styles';
import { KigenScreen } from './element';
import { mark } from './icons';
import { parseRoute, type Route } from './routes';
import { say } from './say';
import { SCREENS } from './screens';
import { loadScreen } from './screens/load';
import { type DemoSession, localeContext, type Services, servicesContext } from './services';
import { base } from './styles';
import './parts/ruby-switch';
import './parts/toast';

const NAV = [
  ['reminders', '#/reminders'],
  ['readers', '#/readers'],
  ['help', '#/help'],
  ['lost', '#/lost'],
] as const satisfies readonly (readonly [Route['name'] & keyof Messages['app']['nav'], string])[];

/** The frame of the app: header, the screen that the address names, footer. */
@customElement('kigen-app')
export class KigenApp extends LitElement {
  static override styles = [base, frame];

  @property({ attribute: false }) services?: Services;
  @state() private route: Route | undefined;
  @state() private demo: DemoSession | undefined;
  @state() private broken = false;
  readonly #servicesProvider = new ContextProvider(this, { context: servicesContext });
  readonly #localeProvider = new ContextProvider(this, { context: localeContext });
  #stop: () => void = () => undefined;
  #tellShown: () => void = () => undefined;
  /** Resolves when the first screen is there. */
  readonly shown = new Promise<void>((resolve) => {
    this.#tellShown = resolve;
  });

  override connectedCallback(): void {
    const { services } = this;
    if (services !== undefined) {
      this.#servicesProvider.setValue(services);
      this.#localeProvider.setValue(services.locale.value);
      this.#stop = services.locale.subscribe(() => this.#speak(services));
    }
    super.connectedCallback();
    window.addEventListener('hashchange', this.#moved);
    void this.#move();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('hashchange', this.#moved);
    this.#stop();
  }

  #speak({ locale }: Services): void {
    this.#localeProvider.setValue(locale.value);
    this.requestUpdate();
  }

  readonly #moved = (): void => void this.#move();

  async #move(): Promise<void> {
    const route = parseRoute(location.hash);
    const first = this.route === undefined;
    const loaded = await this.#load(route);
    // The frame is there by now. The screen gets a task of its own, so that the browser can paint and answer between them.
    if (first) await this.services?.clock.sleep(0);
    if (parseRoute(location.hash).name !== route.name) return;
    if (loaded?.demo === undefined) void this.demo?.read.forget();
    this.demo = loaded?.demo;
    this.broken = loaded === undefined;
    this.route = route;
    await this.updateComplete;
    if (first) {
      this.#tellShown();
      return;
    }
    window.scrollTo(0, 0);
    const screen = this.renderRoot.querySelector('main > :not(.framed)');
    if (screen instanceof KigenScreen) await screen.focusHeading();
  }

  /** The screen's code, and the demo with it; undefined where it did not come (offline before all was cached). */
  async #load(route: Route): Promise<{ readonly demo: DemoSession | undefined } | undefined> {
    const inDemo = route.name.startsWith('demo');
    try {
      const [demo] = await Promise.all([inDemo ? this.services?.demo() : undefined, loadScreen(route.name)]);
      return { demo };
    } catch {
      return undefined;
    }
  }

  protected override updated(): void {
    const { services, route } = this;
    if (services === undefined || route === undefined) return;
    const { tag, messages } = services.locale.value;
    document.documentElement.lang = tag;
    document.title =
      route.name === 'first'
        ? `${messages.app.name} - ${plain(messages.first.question)}`
        : `${plain(SCREENS[route.name].title(messages, route))} - ${messages.app.name}`;
  }

  protected override render(): TemplateResult | typeof nothing {
    const { services, route, demo } = this;
    if (services === undefined) return nothing;
    const { tag, messages } = services.locale.value;
    const { app } = messages;
    return html`
      <header>
        <a class="skip" href=${location.hash} @click=${this.#skip}>${say(app.skip)}</a>
        <div class="wrap">
          <a class="brand" href="#/">${mark}${app.name}</a>
          <nav aria-label=${app.nav.label}>
            <ul>
              ${NAV.map(
                ([name, href]) =>
                  html`<li>
                    <a class=${name} href=${href} aria-current=${route?.name === name ? 'page' : nothing}>
                      ${say(app.nav[name])}
                    </a>
                  </li>`,
              )}
            </ul>
          </nav>
          <div class="languages" role="group" aria-label=${app.nav.languages}>
            ${LOCALES.filter((locale) => locale.tag !== tag).map(
              (locale) =>
                html`<button
                  type="button"
                  lang=${locale.tag}
                  @click=${() => void services.chooseLocale(locale.tag)}
                >
                  ${locale.name}
                </button>`,
            )}
          </div>
          <kigen-ruby-switch></kigen-ruby-switch>
        </div>
        <p class="not-government">
          ${say(app.notGovernment)}${
            services.site.runBy === undefined ? nothing : html` · ${say(app.runBy(services.site.runBy))}`
          }
        </p>
      </header>
      ${route?.name === 'demo-card' ? demo?.drawer : nothing}
      <main class="wrap" tabindex="-1">
        ${services.precondition()?.code === 'browser/framed' ? framed(messages) : nothing}
        ${services.site.shared && route?.name === 'card' ? shared(messages) : nothing}
        ${
          route === undefined
            ? html`<p>${say(app.loading)}</p>`
            : this.broken
              ? broken(messages)
              : SCREENS[route.name].view({ route, services, demo })
        }
      </main>
      <kigen-toast></kigen-toast>
      <footer>
        <div class="wrap">
          <p>${say(app.footer.stays)}</p>
          <p>${say(app.footer.kept)}</p>
          <p>${say(app.footer.made)}</p>
        </div>
      </footer>
    `;
  }

  #skip(event: Event): void {
    event.preventDefault();
    this.renderRoot.querySelector('main')?.focus();
  }
}

/** Inside another page's frame nothing is read, and no PIN is asked for. */
function framed({ app }: Messages): TemplateResult {
  return html`<div class="framed" role="alert">
    <p><strong>${say(app.framed.title)}</strong></p>
    <p>${say(app.framed.why)}</p>
    <p><a href=${location.href} target="_blank" rel="noopener">${say(app.framed.open)}</a></p>
  </div>`;
}

/** Said where a PIN may be asked for, before any is. */
function shared({ app }: Messages): TemplateResult {
  return html`<div class="framed" role="note">
    <p><strong>${say(app.shared.title)}</strong></p>
    <p>${say(app.shared.why)}</p>
  </div>`;
}

/** The code of a screen did not come. */
function broken({ errors, read }: Messages): TemplateResult {
  const { title, next } = errors['app/unexpected'];
  return html`<h1>${say(title)}</h1>
    <p class="lead">${say(next)}</p>
    <p><a href=${location.href} @click=${() => location.reload()}>${say(read.actions.reload)}</a></p>`;
}
