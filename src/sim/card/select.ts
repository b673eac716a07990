import { type Bytes, bytes, equalBytes } from '../../bytes';
import { tlv } from '../pki';
import type { Answer } from './apdu';
import type { Application } from './files';
import { type Chip, type Handler, enter, refuse, selectFile } from './state';

/** SELECT (ISO/IEC 7816-4, 11.2.2): by AID or its beginning, an EF by identifier, and the odd MF form. */
export const select: Handler = (chip, apdu) => {
  const { p1, p2, data, le } = apdu;
  if (p1 === 0x00) return selectMasterFile(chip, data);
  if ((p2 & 0xf1) !== 0) refuse(0x6a86);
  if (data === undefined) refuse(0x6700);
  if (p1 === 0x04) {
    const found = nextMatch(chip, data, (p2 & 0x02) !== 0);
    enter(chip, found);
    return information(p2, le, tlv(0x84, found.aid));
  }
  if (p1 !== 0x02) refuse(0x6a86);
  if (data.length !== 2) refuse(0x6700);
  const [high = 0, low = 0] = data;
  selectFile(chip, high * 256 + low);
  return information(p2, le, tlv(0x83, data));
};

/** On this card: refused after a reset; a polite nothing while an application is current. */
function selectMasterFile(chip: Chip, data: Bytes | undefined): Answer {
  if (data !== undefined) refuse(0x6a82);
  if (chip.application === undefined) refuse(0x6a86);
  return { sw: 0x9000 };
}

/** The first application whose AID begins so, or with `next` the one after the current (JICSAP 4.2). */
function nextMatch(chip: Chip, prefix: Bytes, next: boolean): Application {
  const matches = chip.applications.filter(({ aid }) => equalBytes(aid.slice(0, prefix.length), prefix));
  const after = next && chip.application !== undefined ? matches.indexOf(chip.application) + 1 : 0;
  return matches[after] ?? refuse(0x6a82);
}

/** FCI where asked for (P2 = 00 with Le), else nothing (P2 = 0C). */
function information(p2: number, le: number | undefined, content: Bytes): Answer {
  return { sw: 0x9000, data: (p2 & 0x0c) === 0 && le !== undefined ? tlv(0x6f, content) : bytes() };
}
