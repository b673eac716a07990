import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { type Authority, type KeySource, type RsaKey, createAuthority, generateRsaKey } from '../../src/sim';
import { VirtualClock } from './virtual-clock';

const FOLDER = '.cache/demo-keys';
const made = new Map<string, Promise<RsaKey>>();
let authority: Promise<Authority> | undefined;

/**
 * RSA keys by name, shared by every card of every test: made when first needed and kept in an ignored folder,
 * because making one takes a busy machine a second. They protect nothing.
 */
export const demoKeys: KeySource = (name) => {
  const key = made.get(name) ?? load(name);
  made.set(name, key);
  return key;
};

/** One authority a process, around the virtual clock's first day. */
export function demoAuthority(): Promise<Authority> {
  authority ??= createAuthority({ clock: new VirtualClock(), keys: demoKeys });
  return authority;
}

async function load(name: string): Promise<RsaKey> {
  const file = `${FOLDER}/${name}.json`;
  try {
    const kept = JSON.parse(readFileSync(file, 'utf8')) as Record<keyof RsaKey, string>;
    const number = (member: keyof RsaKey): bigint => BigInt(kept[member]);
    return {
      n: number('n'),
      e: number('e'),
      p: number('p'),
      q: number('q'),
      dp: number('dp'),
      dq: number('dq'),
      qi: number('qi'),
    };
  } catch {
    const key = await generateRsaKey();
    mkdirSync(FOLDER, { recursive: true });
    // Other test processes may be doing the same: a file appears whole or not at all.
    const draft = `${file}.${crypto.randomUUID()}`;
    writeFileSync(
      draft,
      JSON.stringify(key, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value)),
    );
    renameSync(draft, file);
    return key;
  }
}
