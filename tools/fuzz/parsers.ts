import { type Bytes, bytes, concat, fromHex } from '../../src/bytes';
import { parseCardRecord } from '../../src/card/record';
import { kindOfLabel, parseCertificates } from '../../src/card/token';
import { isoDep } from '../../src/protocol/iso-dep';
import { type ApduExchange, apduChannel, decodeResponse, parseAtr } from '../../src/protocol/iso7816';
import { t0 } from '../../src/protocol/t0';
import { type BlockExchange, type Received, t1 } from '../../src/protocol/t1';
import { decodeBlock, iBlock, rBlock, sBlock } from '../../src/protocol/t1/block';
import { readSimpleTlvs, readTlv, readTlvHeader, readTlvs, trimToTlv } from '../../src/protocol/tlv';
import {
  dataLimit,
  exchangeLevel,
  findClassDescriptor,
  ifsdLimit,
} from '../../src/reader/ccid/class-descriptor';
import { decodeAnswer, decodeNotification, messageLength } from '../../src/reader/ccid/message';
import { parseConfiguration } from '../../src/reader/usb';
import { classDescriptor, configurationBytes } from './samples';
import type { Random } from './random';
import { RADIO_PARSERS } from './radio';

/** Gives one input to what is under test; whatever it throws is judged by the caller. */
export type Target = (random: Random) => unknown;

const MESSAGES = [
  fromHex('80 02000000 00 00 00 00 00 9000'),
  fromHex('81 00000000 00 01 02 00 00'),
  fromHex('80 00000000 00 02 42 FE 00'),
  fromHex('82 07000000 00 03 00 00 01 11 10 FF 45 00 FE 00'),
  fromHex('50 03'),
  fromHex('51 00 01 01'),
];
const ATRS = [
  fromHex('3B E0 00 FF 81 31 FE 45 14'),
  fromHex('3B DA 13 FF 81 31 FB 46 80 12 39 2F 31 C1 73 C6 01 C0 3B'),
  fromHex('3B 88 80 01 00 00 00 00 33 81 81 00 3A'),
  fromHex('3F C0 05 40 0C'),
  fromHex('3B 00'),
];
const BLOCKS = [
  iBlock('lrc', 0, false, fromHex('9000')),
  iBlock('lrc', 1, true, new Uint8Array(16)),
  rBlock('lrc', 0, 0),
  rBlock('lrc', 1, 2),
  sBlock('lrc', 0, true),
  sBlock('lrc', 1, true, 254),
  sBlock('lrc', 1, false, 16),
  sBlock('lrc', 2, false),
  sBlock('lrc', 3, false, 5),
  iBlock('crc', 0, false, fromHex('9000')),
];
const FRAMES = ['02 90 00', '03 90 00', '12 01 02', 'A2', 'A3', 'B2', 'F2 05', 'C2', '0A 01 90 00'].map(
  fromHex,
);
const RESPONSES = ['9000', '6982', '61 10', '6C 20', '63 C3', 'CAFE 9000', '60'].map(fromHex);
const TLVS = [
  '30 06 02 01 05 04 01 AA',
  '30 82 01 00',
  '7F 21 81 80',
  '5F 46 04 40 42 0F 00',
  'FF FF FF 00 00',
  '30 80 00 00',
].map(fromHex);
const RECORDS = [
  concat(fromHex('24 08'), new TextEncoder().encode('20350401')),
  concat(new TextEncoder().encode('JPKIAPICCTOKEN2'), new Uint8Array(5)),
  fromHex('10 02 01 01 FF FF'),
  fromHex('FF FF FF FF'),
];
const CONFIGURATIONS = configurationBytes();
const DESCRIPTORS = [classDescriptor()];

/** An answer more than this for one command is a loop without an end. */
const ENDLESS = 2_000;

function counted(): () => void {
  let count = 0;
  return () => {
    count += 1;
    if (count > ENDLESS) throw new Error('the machine asks without end');
  };
}

function blocks(random: Random, samples: readonly Bytes[]): BlockExchange {
  const count = counted();
  return () => {
    count();
    const received: Received = random.chance(12)
      ? random.pick(['damaged', 'mute'] as const)
      : random.chance(2)
        ? random.pick(samples)
        : random.mutated(samples);
    return Promise.resolve(received);
  };
}

function apdus(random: Random): ApduExchange {
  const count = counted();
  return () => {
    count();
    return Promise.resolve(random.mutated(RESPONSES));
  };
}

const options = { secret: false } as const;

/** Those of them that take many blocks for one input. */
export const MACHINES: ReadonlySet<string> = new Set(['t1-machine', 't0', 'apdu-channel', 'iso-dep']);

/** Every parser and machine by its name; each call is one input. */
export const PARSERS: Readonly<Record<string, Target>> = {
  'ccid-message': (random) => {
    const input = random.mutated(MESSAGES);
    decodeNotification(input, random.below(9));
    return [messageLength(input), decodeAnswer(input)];
  },
  'configuration-descriptor': (random) => parseConfiguration(random.mutated(CONFIGURATIONS)),
  'class-descriptor': (random) => {
    const found = findClassDescriptor([random.mutated(DESCRIPTORS), random.mutated(DESCRIPTORS)]);
    if (found === undefined) return undefined;
    const [ifsd, limit] = [ifsdLimit(found), dataLimit(found)];
    if (ifsd < 1 || ifsd > 254 || limit < 1 || limit > 65_546) throw new Error('a limit out of range');
    return exchangeLevel(found);
  },
  atr: (random) => parseAtr(random.mutated(ATRS)),
  't1-block': (random) => decodeBlock(random.pick(['lrc', 'crc']), random.mutated(BLOCKS)),
  't1-machine': async (random) => {
    const machine = t1({
      exchange: blocks(random, BLOCKS),
      edc: 'lrc',
      ifsc: 1 + random.below(254),
      bwt: 1000,
    });
    await machine.negotiateIfsd(1 + random.below(254));
    await machine.exchange(random.bytes(300), options);
  },
  t0: async (random) => {
    await t0(apdus(random))(
      random.mutated([fromHex('00 A4 04 0C 02 1234 00'), fromHex('00 B0 0000 10')]),
      options,
    );
  },
  'apdu-channel': async (random) => {
    const channel = apduChannel({ atr: bytes(), maxRead: 256, exchange: apdus(random) });
    await channel.transmit({
      cla: random.octet(),
      ins: random.octet(),
      p1: 0,
      p2: 0,
      le: 1 + random.below(300),
    });
  },
  'iso-dep': async (random) => {
    const machine = isoDep({ exchange: blocks(random, FRAMES), fsc: 16 + random.below(241), fwt: 300 });
    await machine.exchange(random.bytes(300), options);
  },
  tlv: (random) => {
    const input = random.mutated(TLVS);
    return [readTlvHeader(input), trimToTlv(input), readTlv(input), readTlvs(input)];
  },
  response: (random) => decodeResponse(random.mutated(RESPONSES)),
  record: (random) => {
    const input = random.mutated(RECORDS);
    kindOfLabel(input);
    return [readSimpleTlvs(input), parseCertificates(input), parseCardRecord(input)];
  },
  ...RADIO_PARSERS,
};
