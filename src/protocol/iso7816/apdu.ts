import { AppError } from '../../errors';
import { type Bytes, bytes, concat } from '../../bytes';
import type { Command, Response } from './command';

const NONE = bytes();

/**
 * The octets of a command APDU, cases 1 to 4 (ISO/IEC 7816-3, 12.1.3). The extended form is used only where
 * the command needs it: more than 255 octets of data, or more than 256 expected.
 * @throws AppError `apdu/malformed` on values outside their range; empty data is left out, not given empty
 */
export function encodeCommand({ cla, ins, p1, p2, data, le }: Command): Bytes {
  if (![cla, ins, p1, p2].every((octet) => isWithin(octet, 0, 255))) throw malformed('header octet');
  if (data !== undefined && !isWithin(data.length, 1, 65_535)) throw malformed('length of data');
  if (le !== undefined && !isWithin(le, 1, 65_536)) throw malformed('le');
  const body = data ?? NONE;
  const extended = body.length > 255 || (le ?? 0) > 256;
  const number = (value: number): Bytes => (extended ? bytes(value >> 8, value) : bytes(value));
  return concat(
    bytes(cla, ins, p1, p2),
    extended ? bytes(0) : NONE,
    data === undefined ? NONE : number(data.length),
    body,
    le === undefined ? NONE : number(le),
  );
}

/**
 * A response APDU taken apart (ISO/IEC 7816-4, 5.1 and 5.6): SW1 is 61 to 6F or 90 to 9F.
 * @throws AppError `apdu/malformed`
 */
export function decodeResponse(apdu: Bytes): Response {
  const [sw1, sw2] = apdu.slice(-2);
  if (sw1 === undefined || sw2 === undefined) throw malformed('response shorter than a status word');
  if (((sw1 & 0xf0) !== 0x60 && (sw1 & 0xf0) !== 0x90) || sw1 === 0x60) throw malformed('status word');
  return { data: apdu.slice(0, -2), sw: sw1 * 256 + sw2 };
}

function isWithin(value: number, least: number, most: number): boolean {
  return Number.isInteger(value) && value >= least && value <= most;
}

function malformed(what: string): AppError {
  return new AppError('apdu/malformed', { what });
}
