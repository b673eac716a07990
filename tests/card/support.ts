import { type Bytes, toHex } from '../../src/bytes';
import type { GlanceFacts } from '../../src/card';
import { Card, glance, type GlanceProgress, lookFurther } from '../../src/card';
import { apduChannel, type CardChannel } from '../../src/protocol/iso7816';
import {
  type CardOptions,
  type CardTraits,
  createCard,
  type DemoCard,
  type PersonId,
  type VirtualCard,
} from '../../src/sim';
import { demoAuthority, demoKeys } from '../support/demo-keys';
import { VirtualClock } from '../support/virtual-clock';

/** Random octets that are the same in every run. */
export function fixedRandom(): (length: number) => Bytes {
  let state = 1;
  return (length) =>
    Uint8Array.from({ length }, () => {
      state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
      return (state >> 16) & 0xff;
    });
}

export async function demoCard(
  person: PersonId,
  traits: Partial<CardTraits> = {},
  options: Partial<CardOptions> = {},
): Promise<DemoCard> {
  const card = await createCard(person, {
    clock: new VirtualClock(),
    authority: await demoAuthority(),
    keys: demoKeys,
    random: fixedRandom(),
    traits,
    ...options,
  });
  card.reset();
  return card;
}

/** A channel straight to a virtual card, as a reader at APDU level gives it. */
export function channelTo(card: VirtualCard, maxRead = 256): CardChannel {
  return apduChannel({
    atr: card.atr,
    maxRead,
    exchange: (apdu, { signal }) => {
      if (signal?.aborted === true) return Promise.reject(signal.reason as Error);
      return Promise.resolve(card.transmit(apdu));
    },
  });
}

/** What the card saw, a line for each command. */
export function seen(card: VirtualCard): readonly string[] {
  return card.log.map(({ command }) => toHex(command));
}

/** One telling of a glance and how many commands the card had seen by then. */
export interface Told {
  readonly facts: GlanceFacts;
  readonly progress: GlanceProgress;
  readonly commands: number;
}

export async function glanceAt(
  card: VirtualCard,
  maxRead = 256,
): Promise<{ facts: GlanceFacts; told: Told[] }> {
  const told: Told[] = [];
  const facts = await glance(new Card(channelTo(card, maxRead)), {
    onFacts: (known, progress) => told.push({ facts: known, progress, commands: card.log.length }),
  });
  return { facts, told };
}

/** The glance and what follows it. */
export async function readAll(card: VirtualCard, maxRead = 256): Promise<GlanceFacts> {
  const reading = new Card(channelTo(card, maxRead));
  return lookFurther(reading, await glance(reading, {}), {});
}

/** Whether a command APDU is a VERIFY, a change or an unblocking that carries data. */
export function carriesSecret(command: Bytes): boolean {
  const [, ins] = command;
  return [0x20, 0x24, 0x2c, 0x32].includes(ins ?? 0) && command.length > 5;
}

/** Octets of the certificate in a file, by its DER header (30 82 LL LL). */
export function certificateSize(file: Bytes): number {
  return ((file[2] ?? 0) << 8) + (file[3] ?? 0) + 4;
}
