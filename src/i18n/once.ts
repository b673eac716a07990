/** Made when it is first asked for, and kept: each of Intl's formats takes the browser some milliseconds. */
export function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}
