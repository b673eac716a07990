import type { Break } from '../support/proof';

const at = {
  file: 'src/workers/plain-photo.ts',
  test: 'tests/workers/plain-photo.test.ts',
} as const;

/** What keeps a photo from the small decoder, which would show it wrong; each must turn its test red. */
export const photoBreaks: readonly Break[] = [
  {
    ...at,
    rule: 'ISO/IEC 15444-1, A.6.1: the style of the code-blocks',
    find: 'if (marker === COD && !isDefault(segment)) return false;',
    replace: '',
    name: 'the arithmetic coder bypassed',
  },
  {
    ...at,
    rule: 'ISO/IEC 15444-1, A.5.1: an image that does not begin at the origin',
    find: 'left !== 0 || top !== 0 || ',
    replace: '',
    name: 'an offset of the image',
  },
  {
    ...at,
    rule: 'ISO/IEC 15444-1, A.5.1: one tile',
    find: 'if (tileWidth < right || tileHeight < bottom) return false;',
    replace: '',
    name: 'several tiles',
  },
  {
    ...at,
    rule: 'ISO/IEC 15444-1, A.5.1: eight bits without a sign at every point',
    find: 'if (segment.u8() !== 7 || segment.u8() !== 1 || segment.u8() !== 1) return false;',
    replace: 'segment.skip(3);',
    name: 'samples with a sign',
  },
  {
    ...at,
    rule: 'ISO/IEC 15444-1, A.2: no other marker in the main header',
    find: 'if (marker !== COM && !once.delete(marker)) return false;',
    replace: 'once.delete(marker);',
    name: 'a region of interest',
  },
  {
    ...at,
    rule: 'ISO/IEC 15444-1, A.4.2: the parts lead to the end, octet for octet',
    find: 'if (marker === EOC) return reader.remaining === 0;',
    replace: 'if (marker === EOC) return true;',
    name: 'something after its end',
  },
  {
    ...at,
    rule: 'ISO/IEC 15444-1, I.5.3: no box that changes what was decoded',
    find: '.every((box) => HEADER_BOXES.includes(box.type))',
    replace: '.every((box) => box.type > 0)',
    name: 'a file with a palette',
  },
];
