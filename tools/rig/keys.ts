/** RSA keys for the virtual cards, made on the host and carried to the guest: under emulation each takes seconds. */
import { type RsaKey, generateRsaKey } from '../../src/sim';

/** A card with its authorities needs ten. */
const COUNT = 12;

export async function makeKeys(): Promise<string> {
  const keys = await Promise.all(Array.from({ length: COUNT }, generateRsaKey));
  return JSON.stringify(keys, (_, value: unknown) => (typeof value === 'bigint' ? value.toString() : value));
}

export function decodeKeys(text: string): RsaKey[] {
  const parsed = JSON.parse(text) as Record<keyof RsaKey, string>[];
  return parsed.map(({ n, e, p, q, dp, dq, qi }) => ({
    n: BigInt(n),
    e: BigInt(e),
    p: BigInt(p),
    q: BigInt(q),
    dp: BigInt(dp),
    dq: BigInt(dq),
    qi: BigInt(qi),
  }));
}
