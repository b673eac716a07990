import { describe, expect, it } from 'vitest';
import { siteOf } from '../src/site';

describe('where a copy is served', () => {
  it.each([
    ['/', false],
    ['/index.html', false],
    ['/kigen/', true],
    ['/a/b/index.html', true],
  ])('at %s other pages share its origin: %s', (pathname, shared) => {
    expect(siteOf(undefined, { pathname })).toEqual({ shared });
  });

  it.each([
    ['ミナト市', { shared: false, runBy: 'ミナト市' }],
    ['  ', { shared: false }],
    ['', { shared: false }],
  ])('run by "%s"', (name, site) => {
    expect(siteOf(name, { pathname: '/' })).toEqual(site);
  });
});
