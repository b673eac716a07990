import { fromHex } from '../../src/bytes';
import { fromAtqb, fromPseudoAtr } from '../../src/reader/radio';
import { activated, decodeObjects, received } from '../../src/reader/rc-s300/data-objects';
import { decodeEscape, messageLength } from '../../src/reader/rc-s300/escape';
import { decodeFrame } from '../../src/reader/rc-s380/frame';
import { decodeCommunication } from '../../src/reader/rc-s380/front-end';
import type { Random } from './random';

const MESSAGES = [
  '83 02000000 00 00 02 00 00 9000',
  '83 00000000 00 01 42 E0 00',
  '83 00000000 00 02 82 01 00',
].map(fromHex);
const PAYLOADS = [
  'C0 03 00 90 00 92 01 00 96 02 00 00 97 81 82 9000 9000',
  'C0 03 00 90 00 97 02 90 00 90 00',
  'C0 03 03 64 01 90 00',
  'C0 03 00 90 00 5F 51 0D 3B 88 80 01 00 00 05 E0 B3 81 A1 00 7F 90 00',
  'C0 03 00 90 00 8F 03 B3 81 A1 90 00',
  'C0 03 00 90 00 FF 6D 02 01 02 97 82 00 02 90 00 90 00',
  '67 00',
].map(fromHex);
const FRAMES = [
  '00 00 FF 00 FF 00',
  '00 00 FF FF FF',
  '00 00 FF FF FF 03 00 FD D7 2B 00 FE 00',
  '00 00 FF 00 FF 00 00 00 FF FF FF 03 00 FD D7 01 00 28 00',
].map(fromHex);
const STATUSES = ['00000000 08 02 9000', '80000000', '00000080', '04000000', '00000000 03 A2'].map(fromHex);
const ATRS = ['3B 88 80 01 00 00 05 E0 B3 81 A1 00 7F', '3B 80 80 01 01'].map(fromHex);

/** The two framings of the contactless readers and what is told in them; ISO-DEP stands among the machines. */
export const RADIO_PARSERS: Readonly<Record<string, (random: Random) => unknown>> = {
  'escape-message': (random) => {
    const input = random.mutated(MESSAGES);
    return [messageLength(input), decodeEscape(input)];
  },
  'data-objects': (random) => {
    const answer = decodeObjects(random.mutated(PAYLOADS));
    return [activated(answer), received(answer)];
  },
  'port100-frame': (random) => {
    const found = decodeFrame(random.mutated(FRAMES));
    return found === undefined ? undefined : decodeFrame(found.rest);
  },
  'in-comm-rf': (random) => decodeCommunication(random.mutated(STATUSES)),
  activation: (random) => {
    const { fsc, fwt = 1 } = fromPseudoAtr(random.mutated(ATRS));
    const told = fromAtqb(random.bytes(8), fromHex('B381A1'), random.octet());
    if (fsc < 16 || fsc > 256 || fwt <= 0 || told.fsc !== 256) throw new Error('a limit out of range');
  },
};
