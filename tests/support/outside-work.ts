/**
 * What happens in real time beside a virtual clock: WebCrypto's threads, modules that load. The clock stands still
 * meanwhile, or a loaded machine would let minutes of virtual time pass by over one signature.
 */
let pending = 0;

/** Whether something is under way that virtual time must wait for. */
export const outsideIsBusy = (): boolean => pending > 0;

/** Virtual time stands still until the promise has settled. */
export function outside<T>(work: Promise<T>): Promise<T> {
  pending += 1;
  const over = (): void => {
    pending -= 1;
  };
  work.then(over, over);
  return work;
}

type Method = (...args: unknown[]) => Promise<unknown>;
const METHODS = ['digest', 'sign', 'verify', 'importKey', 'exportKey', 'generateKey'] as const;
const prototype = Object.getPrototypeOf(crypto.subtle) as Record<(typeof METHODS)[number], Method>;
for (const name of METHODS) {
  const original = prototype[name];
  prototype[name] = function (this: SubtleCrypto, ...args) {
    return outside(original.apply(this, args));
  };
}
