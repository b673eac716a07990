/** The development key: made on first use, outside of the repository. Whoever has it can publish updates. */
import { createPrivateKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';

/** `KIGEN_IWA_KEY`, else a file in the person's own configuration. */
export function keyFile({ KIGEN_IWA_KEY, XDG_CONFIG_HOME }: NodeJS.ProcessEnv): string {
  return KIGEN_IWA_KEY ?? join(XDG_CONFIG_HOME ?? join(homedir(), '.config'), 'kigen/iwa-development.pem');
}

/** The Ed25519 key in this file (PKCS #8, PEM); a new one where there is none. */
export function loadKey(file: string): { readonly key: KeyObject; readonly isNew: boolean } {
  if (existsSync(file)) return { key: createPrivateKey(readFileSync(file)), isNew: false };
  const { privateKey: key } = generateKeyPairSync('ed25519');
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  // `wx`: a key that another run has just made is not written over.
  writeFileSync(file, key.export({ format: 'pem', type: 'pkcs8' }), { mode: 0o600, flag: 'wx' });
  return { key, isNew: true };
}
