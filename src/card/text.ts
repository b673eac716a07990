import type { Bytes } from '../bytes';
import { ByteReader } from '../bytes';
import type { CivilDate } from '../clock';
import { malformed, objectOf, objectsOf, reading, utf8 } from './file';
import { Pin } from './pin';
import { type Sex, type Written, writtenDate, writtenSex } from './written';

/*
 * Files of the input-assist application. Their layouts were measured by public projects; there is no public
 * specification.
 */

/** The four attributes of the input-assist application. */
export interface TextAttributes {
  /** Family and given name parted by U+3000. */
  readonly name: string;
  readonly address: string;
  readonly birth: Written<CivilDate>;
  readonly sex: Written<Sex>;
}

/** Octets of EF 0001, all of them: the record's digest covers the filler too. */
export const MY_NUMBER_SIZE = 17;

const MY_NUMBER = { tag: 0xff10, digits: 12 };
const ATTRIBUTES = { file: 0xff20, name: 0xdf22, address: 0xdf23, birth: 0xdf24, sex: 0xdf25 };

/** My Number from EF 0001, twelve ASCII digits. @throws AppError `card/malformed` */
export function parseMyNumber(file: Bytes): string {
  return String.fromCharCode(...numberOctets(file));
}

/**
 * Number A, which is My Number, as a key to another application: from the chip and never by way of a string. The
 * caller wipes the file.
 * @throws AppError `card/malformed`
 */
export function numberAOf(file: Bytes): Pin {
  return new Pin(numberOctets(file));
}

/**
 * The attributes from EF 0002. Its table of offsets is passed over: nothing signs it, and the objects tell where they
 * are by themselves.
 * @throws AppError `card/malformed`
 */
export function parseTextAttributes(file: Bytes): TextAttributes {
  const what = 'text attributes';
  const objects = objectsOf(file, ATTRIBUTES.file, what);
  const text = (tag: number): string => utf8(objectOf(objects, tag, what), what);
  return {
    name: text(ATTRIBUTES.name),
    address: text(ATTRIBUTES.address),
    birth: writtenDate(text(ATTRIBUTES.birth)),
    sex: writtenSex(text(ATTRIBUTES.sex)),
  };
}

function numberOctets(file: Bytes): Bytes {
  const what = 'my number';
  const octets = reading(what, () => {
    const reader = new ByteReader(file);
    return reader.u16be() === MY_NUMBER.tag && reader.u8() === MY_NUMBER.digits
      ? reader.take(MY_NUMBER.digits)
      : undefined;
  });
  if (octets?.every((octet) => octet >= 0x30 && octet <= 0x39) !== true) throw malformed(what);
  return octets;
}
