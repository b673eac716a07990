import type { Bytes } from '../bytes';
import type { Command } from '../protocol/iso7816';

/*
 * The commands that the card knows, as values (ISO/IEC 7816-4, 7). Each is given in the form with a short EF
 * identifier where there is one, and in the plain form for the current EF.
 */

/** SELECT by name, first occurrence, no answer data wanted: case 3, no Le (7.1.1). */
export function selectApplication(aid: Bytes): Command {
  return { cla: 0x00, ins: 0xa4, p1: 0x04, p2: 0x0c, data: aid };
}

/** SELECT of an EF under the current DF (7.1.1). */
export function selectFile(id: number): Command {
  return { cla: 0x00, ins: 0xa4, p1: 0x02, p2: 0x0c, data: Uint8Array.of(id >> 8, id & 0xff) };
}

/** READ BINARY of the current EF; offsets up to 7FFF (7.2.3). */
export function readBinary(offset: number, le: number): Command {
  return { cla: 0x00, ins: 0xb0, p1: offset >> 8, p2: offset & 0xff, le };
}

/** READ BINARY from the start of the EF, which becomes the current one. */
export function readBinaryOf(id: number, le: number): Command {
  return { cla: 0x00, ins: 0xb0, p1: 0x80 | id, p2: 0x00, le };
}

/** READ RECORD by number of the current EF (7.3.3). */
export function readRecord(record: number): Command {
  return { cla: 0x00, ins: 0xb2, p1: record, p2: 0x04, le: 256 };
}

export function readRecordOf(id: number, record: number): Command {
  return { cla: 0x00, ins: 0xb2, p1: record, p2: (id << 3) | 0x04, le: 256 };
}

/** P2 of VERIFY: specific reference data, of the current EF or by short identifier (7.5.6). */
export const CURRENT_PIN = 0x80;

/** VERIFY without data: asks the counter and spends no try; case 1, four bytes (7.5.6). */
export function queryPin(p2: number): Command {
  return { cla: 0x00, ins: 0x20, p1: 0x00, p2 };
}

/** The same with an Le, for cards and readers that answer 6700 to four bytes. */
export function queryPinWithLe(p2: number): Command {
  return { ...queryPin(p2), le: 256 };
}
