/** A JP2 file around a codestream (ISO/IEC 15444-1, annex I): signature, type, header, codestream. */
export function jp2(codestream: Uint8Array, size: JpegSize): Buffer {
  const { width, height, components } = size;
  const header = Buffer.alloc(14);
  header.writeUInt32BE(height, 0);
  header.writeUInt32BE(width, 4);
  header.set([0, components, 7, 7, 0, 0], 8);
  // sRGB or greyscale.
  const colour = Buffer.from([1, 0, 0, 0, 0, 0, components === 3 ? 16 : 17]);
  return Buffer.concat([
    box('jP  ', Buffer.from([0x0d, 0x0a, 0x87, 0x0a])),
    box('ftyp', Buffer.from('jp2 \0\0\0\0jp2 ', 'latin1')),
    box('jp2h', Buffer.concat([box('ihdr', header), box('colr', colour)])),
    box('jp2c', Buffer.from(codestream)),
  ]);
}

export interface JpegSize {
  readonly width: number;
  readonly height: number;
  readonly components: 1 | 3;
}

/** A box (I.4): its length, four letters, its contents. */
export function box(type: string, content: Buffer): Buffer {
  const head = Buffer.alloc(8);
  head.writeUInt32BE(8 + content.length);
  head.write(type, 4, 'latin1');
  return Buffer.concat([head, content]);
}
