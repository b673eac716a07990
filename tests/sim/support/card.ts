import { createPublicKey, type KeyObject } from 'node:crypto';
import { type Bytes, fromHex, toHex } from '../../../src/bytes';
import {
  type CardOptions,
  type DemoCard,
  type PersonId,
  type VirtualCard,
  createCard,
} from '../../../src/sim';
import { demoAuthority, demoKeys } from '../../support/demo-keys';
import { VirtualClock } from '../../support/virtual-clock';

export const AID = {
  common: 'D3921000310001010100',
  jpki: 'D392F000260100000001',
  text: 'D3921000310001010408',
  face: 'D3921000310001010402',
  juki: 'D3921000310001010401',
  licence: 'A0000002310600000000000000000000',
} as const;

/** A card with all of its keys, on the virtual clock's first day unless told otherwise. */
export async function cardOf(person: PersonId, options: Partial<CardOptions> = {}): Promise<DemoCard> {
  const card = await createCard(person, {
    clock: new VirtualClock(),
    keys: demoKeys,
    authority: await demoAuthority(),
    ...options,
  });
  await card.complete;
  return card;
}

/** One command and its answer, both in hex. */
export function send(card: VirtualCard, command: string): string {
  return toHex(card.transmit(fromHex(command)));
}

export function select(card: VirtualCard, application: keyof typeof AID): string {
  const aid = AID[application];
  return send(card, `00A4040C ${octet(aid.length / 2)} ${aid}`);
}

/** VERIFY of the EF with this short identifier. */
export function verify(card: VirtualCard, ef: number, value: string): string {
  return send(card, `002000${octet(0x80 | ef)} ${octet(value.length)} ${ascii(value)}`);
}

export function ascii(text: string): string {
  return Buffer.from(text, 'ascii').toString('hex');
}

export function octet(value: number): string {
  return value.toString(16).padStart(2, '0');
}

/** The data objects in a buffer, by tag in hex, with their whole encoding and their value; filler ends it. */
export function objects(data: Bytes): Map<string, { readonly raw: Bytes; readonly value: Bytes }> {
  const found = new Map<string, { raw: Bytes; value: Bytes }>();
  for (let at = 0; at < data.length && !(data[at] === 0xff && data[at + 1] === 0xff);) {
    const start = at;
    at += (data[at]! & 0x1f) === 0x1f ? 2 : 1;
    const tag = toHex(data.slice(start, at));
    const first = data[at++]!;
    const octets = first > 0x80 ? first - 0x80 : 0;
    const length = octets === 0 ? first : Number(`0x${toHex(data.slice(at, at + octets))}`);
    at += octets + length;
    found.set(tag, { raw: data.slice(start, at), value: data.slice(at - length, at) });
  }
  return found;
}

/** The RSA key of `90` exponent, `91` modulus, for Node's crypto. */
export function rsaKey(encoded: Bytes): KeyObject {
  const parts = objects(encoded);
  const base64 = (tag: string): string => Buffer.from(parts.get(tag)!.value).toString('base64url');
  return createPublicKey({ format: 'jwk', key: { kty: 'RSA', e: base64('90'), n: base64('91') } });
}
