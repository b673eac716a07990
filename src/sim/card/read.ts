import { type Bytes, bytes } from '../../bytes';
import type { Answer } from './apdu';
import { type Chip, type Handler, allowed, fileByShortId, refuse } from './state';

/** READ BINARY (ISO/IEC 7816-4, 11.3.3): b8 of P1 = a short EF identifier, else 15 bits of offset. */
export const readBinary: Handler = (chip, { p1, p2, data, le }) => {
  if (data !== undefined || le === undefined) refuse(0x6700);
  const short = (p1 & 0x80) !== 0;
  if (short && (p1 & 0x60) !== 0) refuse(0x6a86);
  const { file } = fileByShortId(chip, short ? p1 & 0x1f : 0);
  if (file.kind !== 'transparent') refuse(0x6981);
  if (!allowed(chip, file.read)) refuse(0x6982);
  const content = file.content();
  const offset = short ? p2 : p1 * 256 + p2;
  if (offset > content.length) refuse(0x6b00);
  return upTo(chip, content.slice(offset, offset + le), le);
};

/** READ RECORD by number (ISO/IEC 7816-4, 11.4.3). */
export const readRecord: Handler = (chip, { p1, p2, data, le }) => {
  if (data !== undefined || le === undefined) refuse(0x6700);
  if ((p2 & 0x07) !== 0x04 || p1 === 0) refuse(0x6a86);
  const { file } = fileByShortId(chip, p2 >> 3);
  if (file.kind !== 'records') refuse(0x6981);
  if (!allowed(chip, file.read)) refuse(0x6982);
  const record = file.records[p1 - 1] ?? refuse(0x6a83);
  // Le = 00 asks for the whole record whatever its length; it is no read past the end.
  return le >= 256 ? { sw: 0x9000, data: record } : upTo(chip, record.slice(0, le), le);
};

/** GET DATA: the true ATR without TS (tag 5F51); every other object is absent (6A88). */
export const getData: Handler = (chip, { p1, p2, le }) => {
  if (le === undefined) refuse(0x6700);
  if (p1 !== 0x5f || p2 !== 0x51) refuse(0x6a88);
  return { sw: 0x9000, data: chip.traits.atr.slice(1) };
};

export const getChallenge: Handler = (chip, { p1, p2, data, le }) => {
  if (p1 !== 0 || p2 !== 0) refuse(0x6a86);
  if (data !== undefined || le === undefined || le > 256) refuse(0x6700);
  return { sw: 0x9000, data: chip.random(le) };
};

/** GET RESPONSE (ISO/IEC 7816-4, 11.8.1). */
export const getResponse: Handler = (chip, { p1, p2, le }) => {
  if (p1 !== 0 || p2 !== 0) refuse(0x6a86);
  const pending = chip.pending ?? refuse(0x6985);
  const taken = pending.slice(0, le ?? refuse(0x6700));
  const rest = pending.slice(taken.length);
  chip.pending = rest.length > 0 ? rest : undefined;
  return { sw: rest.length > 0 ? waiting(rest) : 0x9000, data: taken };
};

/** 61xx: so many octets wait, 00 for 256 or more. */
export function waiting(pending: Bytes): number {
  return 0x6100 | (pending.length >= 256 ? 0 : pending.length);
}

function upTo(chip: Chip, found: Bytes, le: number): Answer {
  if (found.length === le || chip.traits.pastEnd === '9000') return { sw: 0x9000, data: found };
  // One octet tells 1 to 255 by 6Cxx: neither an empty rest nor a long one of an extended Le.
  if (chip.traits.pastEnd === '6Cxx' && found.length > 0 && found.length < 256)
    return { sw: 0x6c00 | found.length, data: bytes() };
  return { sw: 0x6282, data: found };
}
