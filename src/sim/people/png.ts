import { ByteWriter, type Bytes, bytes, concat, fromHex } from '../../bytes';
import { utf8 } from '../pki';

const CELL = { width: 6, height: 12, top: 2 };

/** Five by seven pixels a letter, a row as one digit of base 32. */
const LETTERS = Object.fromEntries(
  (
    'Aehhvhhh Buhhuhhu Cehggghe Duhhhhhu Evgguggv Fvgguggg Gehgnhhf Hhhhvhhh Ie44444e J72222ic Khikokih ' +
    'Lggggggv Mhrllhhh Nhhpljhh Oehhhhhe Puhhuggg Qehhhlid Ruhhukih Sfgge11u Tv444444 Uhhhhhhe Vhhhhha4 ' +
    'Whhhllla Xhha4ahh Yhhha444 Zv1248gv 0ehjlphe 14c4444e 2eh1248v 3v2421he 426aiv22 5vgu11he 668guhhe ' +
    '7v124888 8ehhehhe 9ehhf12c -000v000'
  )
    .split(' ')
    .map((glyph) => [glyph.charAt(0), glyph.slice(1)]),
);

/** Latin letters and digits as a PNG of one bit a pixel, six by twelve pixels each at scale 1. */
export function textImage(text: string, scale = 1): Bytes {
  const width = text.length * CELL.width * scale;
  const height = CELL.height * scale;
  const black = (x: number, y: number): boolean => {
    const column = Math.floor(x / scale);
    const row = Math.floor(y / scale) - CELL.top;
    const glyph = LETTERS[text.charAt(Math.floor(column / CELL.width))] ?? '';
    return ((parseInt(glyph.charAt(row), 32) >> (4 - (column % CELL.width))) & 1) === 1;
  };
  const line = Math.ceil(width / 8);
  const rows = Uint8Array.from({ length: (line + 1) * height }, (_, at) => {
    const byte = (at % (line + 1)) - 1;
    if (byte < 0) return 0;
    let white = 0xff;
    for (let bit = 0; bit < 8; bit += 1) {
      if (black(byte * 8 + bit, Math.floor(at / (line + 1)))) white &= ~(0x80 >> bit);
    }
    return white;
  });
  return png(width, height, rows);
}

/** A greyscale PNG of one bit a pixel (ISO/IEC 15948) with its data in a stored deflate block (RFC 1951, 3.2.4). */
function png(width: number, height: number, rows: Bytes): Bytes {
  const header = new ByteWriter()
    .u32be(width)
    .u32be(height)
    .put(bytes(1, 0, 0, 0, 0))
    .finish();
  const zlib = new ByteWriter()
    .put(bytes(0x78, 0x01, 0x01))
    .u16le(rows.length)
    .u16le(~rows.length & 0xffff)
    .put(rows)
    .u32be(adler32(rows))
    .finish();
  return concat(
    fromHex('89504E470D0A1A0A'),
    chunk('IHDR', header),
    chunk('IDAT', zlib),
    chunk('IEND', bytes()),
  );
}

function chunk(type: string, data: Bytes): Bytes {
  const body = concat(utf8(type), data);
  return new ByteWriter().u32be(data.length).put(body).u32be(crc32(body)).finish();
}

function crc32(data: Bytes): number {
  let crc = 0xffffffff;
  for (const octet of data) {
    crc ^= octet;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}

function adler32(data: Bytes): number {
  let [a, b] = [1, 0];
  for (const octet of data) {
    a = (a + octet) % 65_521;
    b = (b + a) % 65_521;
  }
  return b * 65_536 + a;
}
