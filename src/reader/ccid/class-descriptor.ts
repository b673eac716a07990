import { ByteReader, type Bytes } from '../../bytes';

/** What the host sends in one XfrBlock (CCID 1.1, dwFeatures bits 16 to 18). */
export type ExchangeLevel = 'character' | 'tpdu' | 'short-apdu' | 'extended-apdu';

/** The CCID class descriptor (CCID 1.1, 5.1), as the reader tells it. */
export interface ClassDescriptor {
  /** Release in BCD, 0x0110 for 1.1. One maker swaps its octets: never a reason to refuse. */
  readonly bcdCcid: number;
  readonly maxSlotIndex: number;
  /** Bits: 1 = 5 V, 2 = 3 V, 4 = 1.8 V. Some readers set none. */
  readonly voltageSupport: number;
  /** Bits: 1 = T=0, 2 = T=1. */
  readonly protocols: number;
  /** kHz. */
  readonly defaultClock: number;
  readonly maximumClock: number;
  readonly clockCount: number;
  /** Bit/s. */
  readonly dataRate: number;
  readonly maxDataRate: number;
  readonly dataRateCount: number;
  readonly maxIfsd: number;
  readonly synchProtocols: number;
  readonly mechanical: number;
  /** See {@link FEATURE}. */
  readonly features: number;
  readonly maxMessageLength: number;
  readonly classGetResponse: number;
  readonly classEnvelope: number;
  readonly lcdLayout: number;
  readonly pinSupport: number;
  readonly maxBusySlots: number;
}

/** Bits of dwFeatures (CCID 1.1, table 5.1-1). */
export const FEATURE = {
  autoParameters: 0x02,
  autoActivation: 0x04,
  autoVoltage: 0x08,
  autoBaudRate: 0x20,
  autoNegotiation: 0x40,
  autoPps: 0x80,
  autoIfsd: 0x400,
} as const;

const TYPE = 0x21;
const LENGTH = 54;

/**
 * The class descriptor among the extra descriptors of an interface; undefined where none is one. Type 0x21 alone does
 * not tell: HID and DFU use it too, with other lengths.
 */
export function findClassDescriptor(extras: readonly Bytes[]): ClassDescriptor | undefined {
  const raw = extras.find((extra) => extra.length === LENGTH && extra[0] === LENGTH && extra[1] === TYPE);
  return raw && parseClassDescriptor(raw);
}

function parseClassDescriptor(raw: Bytes): ClassDescriptor {
  const reader = new ByteReader(raw);
  // bLength and bDescriptorType, by which it was found.
  reader.skip(2);
  return {
    bcdCcid: reader.u16le(),
    maxSlotIndex: reader.u8(),
    voltageSupport: reader.u8(),
    protocols: reader.u32le(),
    defaultClock: reader.u32le(),
    maximumClock: reader.u32le(),
    clockCount: reader.u8(),
    dataRate: reader.u32le(),
    maxDataRate: reader.u32le(),
    dataRateCount: reader.u8(),
    maxIfsd: reader.u32le(),
    synchProtocols: reader.u32le(),
    mechanical: reader.u32le(),
    features: reader.u32le(),
    maxMessageLength: reader.u32le(),
    classGetResponse: reader.u8(),
    classEnvelope: reader.u8(),
    lcdLayout: reader.u16le(),
    pinSupport: reader.u8(),
    maxBusySlots: reader.u8(),
  };
}

/** The exchange level. A reader that sets several bits does the highest; one that sets none, characters. */
export function exchangeLevel({ features }: ClassDescriptor): ExchangeLevel {
  if ((features & 0x40000) !== 0) return 'extended-apdu';
  if ((features & 0x20000) !== 0) return 'short-apdu';
  if ((features & 0x10000) !== 0) return 'tpdu';
  return 'character';
}

/** Whether the reader says that it does this by itself. */
export function does({ features }: ClassDescriptor, feature: keyof typeof FEATURE): boolean {
  return (features & FEATURE[feature]) !== 0;
}

export function speaks({ protocols }: ClassDescriptor, protocol: 0 | 1): boolean {
  return (protocols & (1 << protocol)) !== 0;
}

const HEADER = 10;
/** The longest message that CCID knows: a header and an extended APDU of 65,544 octets, with some room. */
const MESSAGE_CAP = 65_556;
/** A short APDU of 261 octets with its header. */
const SHORT_MESSAGE = 271;

/** The longest abData that the reader takes in one message. */
export function dataLimit({ maxMessageLength }: ClassDescriptor): number {
  // SCM's readers tell 263 and take a whole short APDU.
  const told = maxMessageLength === 263 ? SHORT_MESSAGE : maxMessageLength;
  return Math.max(1, Math.min(told, MESSAGE_CAP) - HEADER);
}

/** The longest message that is read from the reader: what it tells, and never less than a short APDU needs. */
export function receiveLimit({ maxMessageLength }: ClassDescriptor): number {
  return Math.min(Math.max(maxMessageLength, SHORT_MESSAGE), MESSAGE_CAP);
}

/**
 * The largest IFSD to offer (ISO/IEC 7816-3, 11.4.2: 1 to 254). Some readers tell 0 or more than there is; what fits
 * into their longest message with a prologue of 3 and an epilogue of 2 is safe.
 */
export function ifsdLimit(descriptor: ClassDescriptor): number {
  const told = descriptor.maxIfsd === 0 ? 254 : descriptor.maxIfsd;
  return Math.max(1, Math.min(told, 254, dataLimit(descriptor) - 5));
}
