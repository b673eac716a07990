import { bytes, concat, fromHex } from '../../bytes';
import type { Application, ElementaryFile } from '../card/files';
import { keyIdentifier, utf8 } from '../pki';
import { filled, opaque, pin } from './files';
import { type Making, digits } from './jpki';
import { DEMO_PINS, compactDate } from './person';

/** Common application: serial, municipality and the body's expiry, for anyone to read. */
export function commonApplication({ person, random, keys }: Making): Application {
  const record = `99${digits(random, 13)}${person.municipality}${compactDate(person.bodyExpiry)}`;
  const files = new Map<number, ElementaryFile>([
    [0x01, { kind: 'records', read: 'free', records: [concat(bytes(0x01, 0x1c), utf8(record))] }],
    [0x02, { kind: 'records', read: 'free', records: [keyRecord()] }],
    [0x19, { kind: 'key', use: 'free', key: () => keys.get('common'), internal: true }],
    [0x1c, pin(DEMO_PINS.juki, 3)],
    [0x1e, opaque],
  ]);
  return { aid: fromHex('D3921000310001010100'), files };
}

/** Resident-register application: found, and of no use to its holder. */
export function jukiApplication(): Application {
  const files = new Map<number, ElementaryFile>([
    [0x02, { kind: 'records', read: 'free', records: [keyRecord()] }],
    [0x1c, pin(DEMO_PINS.juki, 3)],
  ]);
  return { aid: fromHex('D3921000310001010401'), files };
}

/** Driving-licence application: whether a PIN is set is free to read, the licence is behind it. */
export function licenceApplication(): Application {
  const files = new Map<number, ElementaryFile>([
    [0x06, pin(DEMO_PINS.licence, 10)],
    [0x1a, filled('free', () => bytes(0xc1, 0x01, 0x01))],
    [0x1b, filled([0x06], () => new Uint8Array(880).fill(0xff))],
    [0x1c, filled([0x06], () => new Uint8Array(256).fill(0xff))],
  ]);
  return { aid: fromHex('A0000002310600000000000000000000'), files };
}

/** GlobalPlatform's issuer security domain: what is current after power-on. */
export function issuerSecurityDomain(): Application {
  return { aid: fromHex('A0000001510000'), files: new Map() };
}

function keyRecord(): Uint8Array<ArrayBuffer> {
  return concat(bytes(0x01, 0x10), keyIdentifier('9000020', '001'));
}
