import type { KeySource, RsaKey } from '../../../src/sim';

/** The keys of an authority and of a card, by the simulator's names. */
export const KEY_NAMES = [
  ...['ca-authentication', 'ca-signature', 'cv-text-issuer', 'cv-text', 'cv-face-issuer', 'cv-face'],
  ...['authentication', 'signature', 'text', 'face', 'common', 'text-transport'],
] as const;

/** The numbers of a key in decimal digits: JSON has no BigInt. */
export type PlainKeys = Readonly<Record<string, Readonly<Record<keyof RsaKey, string>>>>;

/**
 * The same keys for the card of every test: twelve of them anew took a page longer than all else that it does.
 * The product's own demo makes its own.
 */
export function keysFrom(plain: PlainKeys): KeySource {
  return (name) => {
    const key = plain[name];
    if (key === undefined) return Promise.reject(new RangeError(`no key ${name} was made before`));
    const { n, e, p, q, dp, dq, qi } = key;
    const number = (digits: string): bigint => BigInt(digits);
    return Promise.resolve({
      n: number(n),
      e: number(e),
      p: number(p),
      q: number(q),
      dp: number(dp),
      dq: number(dq),
      qi: number(qi),
    });
  };
}
