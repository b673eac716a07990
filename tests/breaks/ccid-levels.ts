import type { Break } from '../support/proof';

const LEVEL = 'src/reader/ccid/apdu-level.ts';
const CLASS = 'src/reader/ccid/class-descriptor.ts';
const READER = 'src/reader/ccid/ccid-reader.ts';
const inLevels = { test: 'tests/reader/ccid/levels.test.ts' };
const inPresence = { test: 'tests/reader/ccid/presence.test.ts' };

/** One broken line for each rule of the exchange levels and of slot events. */
export const ccidLevelBreaks: readonly Break[] = [
  {
    rule: '8.2 case 27: a reader with automatic IFSD is left to it',
    file: 'src/reader/ccid/tpdu-level.ts',
    find: "const isSet = does(descriptor, 'autoIfsd');",
    replace: 'const isSet = false;',
    test: 'tests/reader/ccid/tpdu.test.ts',
    name: '8.2 case 27: a reader that does it',
  },
  {
    rule: '8.2 case 34: the parts of a long command',
    file: LEVEL,
    find: 'level = reader.remaining > dataLimit ? CHAIN.continues : CHAIN.ends;',
    replace: 'level = CHAIN.continues;',
    ...inLevels,
    name: '8.2 case 34: a long command',
  },
  {
    rule: '8.2 case 34: the parts of a long answer',
    file: LEVEL,
    find: 'if (answer.parameter === ends) return response;',
    replace: 'return response;',
    ...inLevels,
    name: '8.2 case 34: a long answer',
  },
  {
    rule: '8.2 case 34: 02 without 01',
    file: LEVEL,
    find: '(first.parameter === ends && first.data.length >= 2)',
    replace: 'false',
    ...inLevels,
    name: '8.2 case 34: a reader that answers 02',
  },
  {
    rule: '8.2 case 35: an APDU that does not fit',
    file: LEVEL,
    find: '(apdu.length > dataLimit || isExtended(apdu))',
    replace: 'isExtended(new Uint8Array(0))',
    ...inLevels,
    name: '8.2 case 35: an APDU',
  },
  {
    rule: '8.2 case 35: SCM’s 263',
    file: CLASS,
    find: 'maxMessageLength === 263 ?',
    replace: 'maxMessageLength === 0 ?',
    ...inLevels,
    name: '8.2 case 35: SCM',
  },
  {
    rule: '8.2 case 36: a removal ends the command under way',
    file: READER,
    find: 'if (notification.present[slot.number] === false)',
    replace: 'if (notification.present.length === 0)',
    ...inPresence,
    name: '8.2 case 36: a removal',
  },
  {
    rule: '8.2 case 36: another slot',
    file: READER,
    find: 'notification.present[slot.number] === false',
    replace: 'notification.present.includes(false)',
    ...inPresence,
    name: '8.2 case 36: what is notified of another slot',
  },
  {
    rule: '8.2 case 36: a hardware error',
    file: READER,
    find: 'notification.slot === slot.number',
    replace: 'notification.slot !== slot.number',
    ...inPresence,
    name: '8.2 case 36: a hardware error',
  },
  {
    rule: '8.2 case 36: a reader without an interrupt endpoint is asked',
    file: 'src/reader/ccid/presence.ts',
    find: 'const POLL = 400;',
    replace: 'const POLL = 4_000;',
    ...inPresence,
    name: '8.2 case 36: without an interrupt endpoint',
  },
];
