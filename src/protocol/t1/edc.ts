import { type Bytes, bytes } from '../../bytes';

/** Error detection code of T=1, one for the whole session, from the ATR (ISO/IEC 7816-3, 11.3.4). */
export type Edc = 'lrc' | 'crc';

export function checkSize(edc: Edc): number {
  return edc === 'lrc' ? 1 : 2;
}

/** The EDC over these parts, one after another. */
export function checkOctets(edc: Edc, ...parts: readonly Bytes[]): Bytes {
  if (edc === 'lrc') return bytes(fold(parts, 0, (sum, octet) => sum ^ octet));
  const crc = fold(parts, 0xffff, crcStep) ^ 0xffff;
  return bytes(crc & 0xff, crc >> 8);
}

/** One octet of the 16-bit frame checking sequence of ISO/IEC 13239: x^16 + x^12 + x^5 + 1, low bit first. */
function crcStep(crc: number, octet: number): number {
  let next = crc ^ octet;
  for (let bit = 0; bit < 8; bit += 1) next = (next & 1) === 0 ? next >> 1 : (next >> 1) ^ 0x8408;
  return next;
}

function fold(parts: readonly Bytes[], start: number, step: (sum: number, octet: number) => number): number {
  return parts.reduce((sum, part) => part.reduce(step, sum), start);
}
