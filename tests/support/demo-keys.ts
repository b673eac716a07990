import { type Authority, type KeySource, type RsaKey, createAuthority, generateRsaKey } from '../../src/sim';
import { VirtualClock } from './virtual-clock';

const made = new Map<string, Promise<RsaKey>>();
let authority: Promise<Authority> | undefined;

/** RSA keys generated once a process and shared by every card in it, by name: making them is slow. */
export const demoKeys: KeySource = (name) => {
  const key = made.get(name) ?? generateRsaKey();
  made.set(name, key);
  return key;
};

/** One authority a process, around the virtual clock's first day. */
export function demoAuthority(): Promise<Authority> {
  authority ??= createAuthority({ clock: new VirtualClock(), keys: demoKeys });
  return authority;
}
