import type { RsaKey } from './rsa';

/** Makes an RSA-2048 key; the name tells what for, so that a test's source can give the same one again. */
export type KeySource = (name: string) => Promise<RsaKey>;

/** A key that is still being made was asked for. */
export class KeyNotReady extends Error {}

/** Keys that are made in the background and used synchronously, as a chip uses its own. */
export interface KeyRing {
  /** Resolves when all of these exist. */
  make(...names: readonly string[]): Promise<void>;
  /** @throws KeyNotReady */
  get(name: string): RsaKey;
}

export function createKeyRing(source: KeySource): KeyRing {
  const made = new Map<string, RsaKey>();
  return {
    make: async (...names) => {
      await Promise.all(names.map(async (name) => made.set(name, await source(name))));
    },
    get: (name) => {
      const key = made.get(name);
      if (key === undefined) throw new KeyNotReady(name);
      return key;
    },
  };
}

/** A value computed at the first call that succeeds. */
export function once<T>(make: () => T): () => T {
  let value: { readonly is: T } | undefined;
  return () => (value ??= { is: make() }).is;
}
