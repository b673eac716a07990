import { toHex } from '../../src/bytes';
import { parseCertificate, type Purpose } from '../../src/pki';
import { createVerify, type Trust } from '../../src/pki/verify';
import { type ActSnapshot, createWholeCard, type NumberBParts, type WholeCard } from '../../src/session';
import type { DemoCard } from '../../src/sim';
import { carriesSecret, fixedRandom } from '../card/support';
import { demoAuthority } from '../support/demo-keys';
import { outside } from '../support/outside-work';
import { type Desk, desk, type DeskOptions } from './support';

export interface WholeDesk extends Desk {
  readonly whole: WholeCard;
  /** Drives the virtual time until the work ends. */
  readonly drive: <T>(work: Promise<T>) => Promise<T>;
}

/** Trust in the tests' own authority, whose cards are on the desk. */
export async function demoTrust(): Promise<Trust> {
  const authority = await demoAuthority();
  await authority.complete();
  return {
    anchors: (['authentication', 'signature'] as const).map((purpose: Purpose) => ({
      name: 'tests',
      purpose,
      hierarchy: 'demo',
      certificate: parseCertificate(authority[purpose].certificate()),
    })),
    cvIssuers: (['text', 'face'] as const).map((application) => ({
      keyId: authority[application].keyId,
      application,
      hierarchy: 'demo',
      key: { exponent: Uint8Array.of(1, 0, 1), modulus: authority[application].modulus() },
    })),
  };
}

/** A desk whose card was read, with all that PINs open. */
export async function wholeDesk(options: DeskOptions = {}): Promise<WholeDesk> {
  const table = await desk(options);
  await table.card.complete;
  const whole = createWholeCard({
    read: table.read,
    clock: table.clock,
    verify: async () => createVerify(await outside(demoTrust())),
    random: fixedRandom(),
  });
  await table.start();
  return { ...table, whole, drive: (work) => table.clock.run(work) };
}

/** Number B of a person as its printed parts. */
export function partsOf({ person: { numberB } }: DemoCard): NumberBParts {
  const [, birthYear = '', birthMonth = '', birthDay = '', expiryYear = '', securityCode = ''] =
    /^(..)(..)(..)(....)(....)$/.exec(numberB) ?? [];
  return { birthYear, birthMonth, birthDay, expiryYear, securityCode };
}

/** VERIFY and CHANGE with data, as the card saw them. */
export function secretsSeen(card: DemoCard): readonly string[] {
  return card.log.filter(({ command }) => carriesSecret(command)).map(({ command }) => toHex(command));
}

/** What a snapshot comes down to in a table. */
export function told({ phase, error, pins }: ActSnapshot): unknown {
  const [pin] = pins;
  const counter = pin?.counter;
  return [phase, error?.code, counter?.state === 'tries' ? counter.left : counter?.state];
}
