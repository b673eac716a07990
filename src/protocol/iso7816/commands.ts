import { type Bytes, bytes } from '../../bytes';
import type { Command } from './command';

/** SELECT by the full AID, first occurrence, no answer data (ISO/IEC 7816-4, 11.2.2): case 3. */
export function selectApplication(aid: Bytes): Command {
  return { cla: 0x00, ins: 0xa4, p1: 0x04, p2: 0x0c, data: aid };
}

/** SELECT of an elementary file under the current application by its two-octet identifier: case 3. */
export function selectFile(id: number): Command {
  return { cla: 0x00, ins: 0xa4, p1: 0x02, p2: 0x0c, data: bytes(id >> 8, id) };
}

/** READ BINARY of the current file (11.3.3); `offset` 0 to 0x7FFF. */
export function readBinary(offset: number, le: number): Command {
  return { cla: 0x00, ins: 0xb0, p1: offset >> 8, p2: offset & 0xff, le };
}

/** READ BINARY by short file identifier, which also makes the file current; `sfi` 1 to 30, `offset` 0 to 255. */
export function readBinaryShort(sfi: number, offset: number, le: number): Command {
  return { cla: 0x00, ins: 0xb0, p1: 0x80 | sfi, p2: offset, le };
}

/** READ RECORD of one record of the current file by its number (11.4.3). */
export function readRecord(record: number, le = 256): Command {
  return readRecordShort(0, record, le);
}

/** READ RECORD of one record by short file identifier, which also makes the file current. */
export function readRecordShort(sfi: number, record: number, le = 256): Command {
  return { cla: 0x00, ins: 0xb2, p1: record, p2: (sfi << 3) | 0x04, le };
}

/**
 * VERIFY without data (11.6.6): asks how many tries are left, or whether it is verified already, and spends none.
 * `p2` is 0x80 for the current key file, 0x80 | SFI to name one. Case 1: no Lc and no data of any kind.
 */
export function verifyQuery(p2: number): Command {
  return { cla: 0x00, ins: 0x20, p1: 0x00, p2 };
}

/** VERIFY. Secret: `pin` itself is wiped by the sending. */
export function verify(p2: number, pin: Bytes): Command {
  return { cla: 0x00, ins: 0x20, p1: 0x00, p2, data: pin, secret: true };
}

/** CHANGE REFERENCE DATA with only the new value, after a VERIFY of the old (11.6.7). Secret like VERIFY. */
export function changeReferenceData(p2: number, pin: Bytes): Command {
  return { cla: 0x00, ins: 0x24, p1: 0x01, p2, data: pin, secret: true };
}

/** GET CHALLENGE (11.5.3): `le` random octets. */
export function getChallenge(le: number): Command {
  return { cla: 0x00, ins: 0x84, p1: 0x00, p2: 0x00, le };
}

/**
 * The signature command of the My Number Card, JICSAP's class 80 (measured by public projects): `p1` 00 pads
 * `data` by PKCS #1 v1.5 as it is, `p2` is 00, 0x80 or 0x80 | SFI of the key file.
 */
export function computeSignature(p1: number, p2: number, data: Bytes): Command {
  return { cla: 0x80, ins: 0x2a, p1, p2, data, le: 256 };
}

/** GET DATA of the object with this tag of one or two octets (11.7.2). */
export function getData(tag: number, le = 256): Command {
  return { cla: 0x00, ins: 0xca, p1: tag >> 8, p2: tag & 0xff, le };
}
