import { ByteReader, type Bytes, bytes, concat } from '../../bytes';

/** A command APDU taken apart (ISO/IEC 7816-4, 5.1); `le` is a number of octets, 256 or 65,536 for zeros. */
export interface Apdu {
  readonly cla: number;
  readonly ins: number;
  readonly p1: number;
  readonly p2: number;
  readonly data?: Bytes;
  readonly le?: number;
  readonly extended: boolean;
}

export interface Answer {
  readonly sw: number;
  readonly data?: Bytes;
}

/** The command, or undefined where its length fits none of the seven cases. */
export function parseApdu(command: Bytes): Apdu | undefined {
  if (command.length < 4) return undefined;
  const reader = new ByteReader(command);
  const header = { cla: reader.u8(), ins: reader.u8(), p1: reader.u8(), p2: reader.u8() };
  if (reader.remaining === 0) return { ...header, extended: false };
  const first = reader.u8();
  if (reader.remaining === 0) return { ...header, le: first || 256, extended: false };
  const extended = first === 0;
  if (extended && reader.remaining < 2) return undefined;
  const length = extended ? reader.u16be() : first;
  if (extended && reader.remaining === 0) return { ...header, le: length || 65_536, extended };
  if (length === 0 || reader.remaining < length) return undefined;
  const data = reader.take(length);
  if (reader.remaining === 0) return { ...header, data, extended };
  if (reader.remaining !== (extended ? 2 : 1)) return undefined;
  const le = extended ? reader.u16be() || 65_536 : reader.u8() || 256;
  return { ...header, data, le, extended };
}

/** The response APDU: data, SW1, SW2. */
export function encodeAnswer({ sw, data }: Answer): Bytes {
  return concat(data ?? bytes(), bytes(sw >> 8, sw & 0xff));
}
