import { expect } from 'vitest';
import { bytes, fromHex, toHex } from '../../src/bytes';
import { Card, FILES } from '../../src/card';
import { isAppError } from '../../src/errors';
import { type CardChannel, encodeCommand } from '../../src/protocol/iso7816';

/** A card played from a list: what each command must be, and what it answers (data and status word, hex). */
export function played(script: readonly (readonly [command: string, answer: string])[], maxRead = 256) {
  const left = [...script];
  const channel: CardChannel = {
    atr: bytes(),
    maxRead,
    transmit: (command) => {
      const [expected, answer = ''] = left.shift() ?? ['no command was expected'];
      expect(toHex(encodeCommand(command))).toBe(expected.replaceAll(' ', ''));
      const all = fromHex(answer);
      return Promise.resolve({
        data: all.slice(0, -2),
        sw: ((all.at(-2) ?? 0) << 8) | (all.at(-1) ?? 0),
      });
    },
  };
  return { card: new Card(channel), finished: () => left.length === 0 };
}

export const run = (length: number, value = 0xab): string => toHex(new Uint8Array(length).fill(value));
export const SELECT_000A = '00A4020C02 000A';
export const file = FILES.authenticationCertificate;

export async function failure(work: Promise<unknown>): Promise<string> {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (isAppError(error, 'card/status')) return `${error.detail.step} ${error.detail.sw.toString(16)}`;
  if (isAppError(error)) return error.code;
  return 'no error';
}
