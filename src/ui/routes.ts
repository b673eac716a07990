import { ERROR_CODES, type ErrorCode } from '../errors';
import { type Topic, TOPICS } from '../i18n';

/** A screen, as the address after `#` names it. Nothing personal ever stands there. */
export type Route =
  | { readonly name: 'first' | 'card' | 'type' | 'typed' | 'reminders' | 'lost' | 'readers' | 'help' }
  | { readonly name: 'demo' | 'demo-card' | 'diagnostics' | 'messages' | 'not-found' }
  | { readonly name: 'sign' | 'verify' | 'demo-sign' | 'demo-verify' }
  | { readonly name: 'message'; readonly code: ErrorCode }
  | { readonly name: 'topic'; readonly topic: Topic }
  | { readonly name: 'saved'; readonly id: string };

const PATHS = {
  '/': 'first',
  '/card': 'card',
  '/type': 'type',
  '/type/dates': 'typed',
  '/reminders': 'reminders',
  '/lost': 'lost',
  '/readers': 'readers',
  '/readers/diagnostics': 'diagnostics',
  '/help': 'help',
  '/help/messages': 'messages',
  '/demo': 'demo',
  '/demo/card': 'demo-card',
  '/demo/sign': 'demo-sign',
  '/demo/verify': 'demo-verify',
  '/sign': 'sign',
  '/verify': 'verify',
} as const satisfies Record<string, Route['name']>;

const MESSAGE = '/help/messages/';
const TOPIC = '/help/guide/';
const SAVED = '/saved/';

/** Every fixed address, one for each topic of the guide and one for each error code: what tests loop over, and where "about this message" leads. */
export const ROUTES: readonly string[] = [
  ...Object.keys(PATHS).map((path) => `#${path}`),
  ...TOPICS.map((topic) => topicRoute(topic)),
  ...ERROR_CODES.map((code) => messageRoute(code)),
];

export function messageRoute(code: ErrorCode): string {
  return `#${MESSAGE}${code}`;
}

export function topicRoute(topic: Topic): string {
  return `#${TOPIC}${topic}`;
}

export function savedRoute(id: string): string {
  return `#${SAVED}${id}`;
}

export function parseRoute(hash: string): Route {
  const path = hash.replace(/^#/, '') || '/';
  if (isPath(path)) return { name: PATHS[path] };
  if (path.startsWith(SAVED)) return { name: 'saved', id: path.slice(SAVED.length) };
  const topic = TOPICS.find((one) => path === `${TOPIC}${one}`);
  if (topic !== undefined) return { name: 'topic', topic };
  const code = ERROR_CODES.find((one) => path === `${MESSAGE}${one}`);
  return code === undefined ? { name: 'not-found' } : { name: 'message', code };
}

function isPath(path: string): path is keyof typeof PATHS {
  return Object.hasOwn(PATHS, path);
}
