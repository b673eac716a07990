import { type Bytes, bytes, concat } from '../../../bytes';

/** NFC Port-100 frames, measured by public projects: 00 00 FF FF FF, length LE16 and LCS, data, DCS, 00. */
export const ACK = bytes(0x00, 0x00, 0xff, 0x00, 0xff, 0x00);
export const ERROR_FRAME = bytes(0x00, 0x00, 0xff, 0xff, 0xff);
const HEADER = 8;
const TRAILER = 2;

const checksum = (data: Iterable<number>): number => {
  let sum = 0;
  for (const octet of data) sum += octet;
  return -sum & 0xff;
};

export function dataFrame(data: Bytes): Bytes {
  const size = [data.length & 0xff, data.length >> 8];
  return concat(ERROR_FRAME, bytes(...size, checksum(size)), data, bytes(checksum(data), 0));
}

/** Octets of the frame that begins so; undefined = not known yet. */
export function frameLength(octets: Bytes): number | undefined {
  if (octets.length >= ACK.length && octets[3] === 0x00) return ACK.length;
  const [, , , , , low, high] = octets;
  return low === undefined || high === undefined ? undefined : HEADER + low + high * 256 + TRAILER;
}

/** What the host sent: an ACK, the data of a frame, or something broken. */
export function parseFrame(octets: Bytes): 'ack' | 'broken' | Bytes {
  const isStart = ACK.slice(0, 3).every((octet, at) => octets[at] === octet);
  if (isStart && octets.length === ACK.length && octets[3] === 0x00) return 'ack';
  const [, , , first, second, low = 0, high = 0, lcs] = octets;
  const data = octets.slice(HEADER, -TRAILER);
  const isWhole =
    isStart &&
    first === 0xff &&
    second === 0xff &&
    data.length === low + high * 256 &&
    lcs === checksum([low, high]) &&
    octets.at(-2) === checksum(data) &&
    octets.at(-1) === 0;
  return isWhole ? data : 'broken';
}
