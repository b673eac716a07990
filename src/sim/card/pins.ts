import { equalBytes } from '../../bytes';
import type { Answer } from './apdu';
import type { PinFile } from './files';
import { type Chip, type Handler, fileByReference, refuse } from './state';

/**
 * VERIFY (ISO/IEC 7816-4, 11.5.6): without data it tells the counter and spends nothing; with data it spends a
 * try, answers 63C0 on the one that blocks and 6984 afterwards.
 */
export const verify: Handler = (chip, { p1, p2, data, le }) => {
  if (p1 !== 0) refuse(0x6a86);
  if (data !== undefined && data.length > 16) refuse(0x6700);
  const { id, file } = pinFile(chip, p2);
  if (data === undefined) return query(chip, id, file, le);
  if (file.left === 0) refuse(0x6984);
  if (!equalBytes(data, file.value)) {
    file.left -= 1;
    chip.verified.delete(id);
    return { sw: 0x63c0 | file.left };
  }
  file.left = file.max;
  chip.verified.add(id);
  return { sw: 0x9000 };
};

/** CHANGE REFERENCE DATA, P1 = 01: the data are the new value alone, after a VERIFY of the same EF. */
export const changeReferenceData: Handler = (chip, { p1, p2, data }) => {
  if (p1 !== 0x01) refuse(0x6a86);
  if (data === undefined || data.length > 16) refuse(0x6700);
  const { id, file } = pinFile(chip, p2);
  if (file.accepts === undefined) refuse(0x6985);
  if (!chip.verified.has(id)) refuse(0x6982);
  if (!file.accepts(data)) refuse(0x6a80);
  file.value = data;
  return { sw: 0x9000 };
};

function pinFile(chip: Chip, p2: number): { readonly id: number; readonly file: PinFile } {
  const { id, file } = fileByReference(chip, p2);
  return file.kind === 'pin' ? { id, file } : refuse(0x6981);
}

function query(chip: Chip, id: number, file: PinFile, le: number | undefined): Answer {
  if (chip.traits.queryForm === 'case-2' && le === undefined) refuse(0x6700);
  if (chip.verified.has(id) && chip.traits.verifiedQuery === '9000') return { sw: 0x9000 };
  return { sw: file.left === 0 ? chip.traits.blockedQuery : 0x63c0 | file.left };
}
