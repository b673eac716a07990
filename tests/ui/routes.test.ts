import { describe, expect, test } from 'vitest';
import { ERROR_CODES } from '../../src/errors';
import { messageRoute, parseRoute, ROUTES, savedRoute } from '../../src/ui/routes';

describe('routes', () => {
  test('an empty address is the first screen', () => {
    expect(parseRoute('')).toEqual({ name: 'first' });
    expect(parseRoute('#/')).toEqual({ name: 'first' });
  });

  test('every listed address leads to a screen, and each error code has one', () => {
    expect(ROUTES.filter((route) => parseRoute(route).name === 'not-found')).toEqual([]);
    for (const code of ERROR_CODES) expect(parseRoute(messageRoute(code))).toEqual({ name: 'message', code });
  });

  test('no two addresses lead to the same screen', () => {
    const screens = ROUTES.map((route) => JSON.stringify(parseRoute(route)));
    expect(new Set(screens).size).toBe(ROUTES.length);
  });

  test('a saved card is named by its random id alone', () => {
    expect(parseRoute(savedRoute('abc'))).toEqual({ name: 'saved', id: 'abc' });
  });

  test.each(['#/nowhere', '#/help/messages/usb/nothing', '#/__proto__', '#/constructor', '#card'])(
    '%s is not found',
    (hash) => {
      expect(parseRoute(hash)).toEqual({ name: 'not-found' });
    },
  );
});
