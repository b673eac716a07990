import { AppError } from '../../errors';
import { ByteReader, type Bytes } from '../../bytes';

export interface SimpleTlv {
  /** 0x01 to 0xFE. */
  readonly tag: number;
  readonly value: Bytes;
}

/**
 * The first SIMPLE-TLV object of a record (ISO/IEC 7816-4, 5.2.1): tag 01 to FE, then the length in one octet
 * below FF, or FF and two octets. What follows is not looked at.
 * @throws AppError `tlv/malformed`
 */
export function readSimpleTlv(record: Bytes): SimpleTlv {
  return object(new ByteReader(record));
}

/** All SIMPLE-TLV objects of a record, one after another. @throws AppError `tlv/malformed` */
export function readSimpleTlvs(record: Bytes): readonly SimpleTlv[] {
  const reader = new ByteReader(record);
  const found: SimpleTlv[] = [];
  while (reader.remaining > 0) found.push(object(reader));
  return found;
}

function object(reader: ByteReader): SimpleTlv {
  const offset = reader.offset;
  const malformed = (what: string): AppError => new AppError('tlv/malformed', { what, offset });
  const need = (octets: number, what: string): void => {
    if (reader.remaining < octets) throw malformed(what);
  };
  need(2, 'header cut short');
  const tag = reader.u8();
  if (tag === 0x00 || tag === 0xff) throw malformed('simple tag');
  let length = reader.u8();
  if (length === 0xff) {
    need(2, 'header cut short');
    length = reader.u16be();
  }
  need(length, 'value cut short');
  return { tag, value: reader.take(length) };
}
