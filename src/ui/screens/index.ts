import { html, nothing, type TemplateResult } from 'lit';
import type { Messages, Text } from '../../i18n';
import type { Route } from '../routes';
import type { DemoSession, Services } from '../services';
import './first';

interface Shown {
  readonly route: Route;
  readonly services: Services;
  readonly demo: DemoSession | undefined;
}

interface Screen {
  view(shown: Shown): TemplateResult | typeof nothing;
  title(messages: Messages, route: Route): Text;
}

/** Every screen: its element and its title. Titles never hold personal data. Their code: load.ts. */
export const SCREENS: Readonly<Record<Route['name'], Screen>> = {
  first: {
    view: () => html`<kigen-first></kigen-first>`,
    title: ({ first }) => first.question,
  },
  card: {
    view: ({ services }) => html`<kigen-card .read=${services.read} source="card"></kigen-card>`,
    title: ({ read }) => read.title,
  },
  demo: {
    view: ({ demo }) => html`<kigen-demo .demo=${demo}></kigen-demo>`,
    title: ({ demo }) => demo.title,
  },
  'demo-card': {
    view: ({ demo }) =>
      demo === undefined
        ? nothing
        : html`<kigen-card .read=${demo.read} .demo=${demo} source="demo"></kigen-card>`,
    title: ({ demo }) => demo.title,
  },
  type: {
    view: () => html`<kigen-type></kigen-type>`,
    title: ({ type }) => type.title,
  },
  typed: {
    view: () => html`<kigen-typed></kigen-typed>`,
    title: ({ type }) => type.title,
  },
  reminders: {
    view: () => html`<kigen-reminders></kigen-reminders>`,
    title: ({ reminders }) => reminders.title,
  },
  saved: {
    view: ({ route }) => html`<kigen-saved .card=${route.name === 'saved' ? route.id : ''}></kigen-saved>`,
    title: ({ reminders }) => reminders.title,
  },
  lost: {
    view: () => html`<kigen-lost></kigen-lost>`,
    title: ({ pages }) => pages.lost.title,
  },
  readers: {
    view: () => html`<kigen-readers></kigen-readers>`,
    title: ({ pages }) => pages.readers.title,
  },
  diagnostics: {
    view: () => html`<kigen-diagnostics></kigen-diagnostics>`,
    title: ({ pages }) => pages.diagnostics.title,
  },
  help: {
    view: () => html`<kigen-help></kigen-help>`,
    title: ({ pages }) => pages.help.title,
  },
  topic: {
    view: ({ route }) =>
      html`<kigen-topic .topic=${route.name === 'topic' ? route.topic : 'card'}></kigen-topic>`,
    title: ({ pages }, route) => pages.guide.topics[route.name === 'topic' ? route.topic : 'card'],
  },
  messages: {
    view: () => html`<kigen-messages></kigen-messages>`,
    title: ({ pages }) => pages.messages.title,
  },
  message: {
    view: ({ route }) =>
      html`<kigen-message .code=${route.name === 'message' ? route.code : 'app/unexpected'}></kigen-message>`,
    title: ({ errors }, route) => errors[route.name === 'message' ? route.code : 'app/unexpected'].title,
  },
  sign: {
    view: () => html`<kigen-sign></kigen-sign>`,
    title: ({ app }) => app.signing.sign,
  },
  verify: {
    view: () => html`<kigen-verify></kigen-verify>`,
    title: ({ app }) => app.signing.verify,
  },
  'demo-sign': {
    view: ({ demo }) => html`<kigen-sign .demo=${demo}></kigen-sign>`,
    title: ({ app }) => app.signing.sign,
  },
  'demo-verify': {
    view: ({ demo }) => html`<kigen-verify .demo=${demo}></kigen-verify>`,
    title: ({ app }) => app.signing.verify,
  },
  'not-found': {
    view: () => html`<kigen-not-found></kigen-not-found>`,
    title: ({ app }) => app.lostScreen.title,
  },
};
