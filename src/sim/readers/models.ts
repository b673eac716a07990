import { type Bytes, ByteWriter } from '../../bytes';
import type { AlternateShape, ConfigurationShape, DeviceShape, EndpointShape } from '../usb/descriptors';

/** dwFeatures (CCID 1.1, 5.1): what a reader does by itself, and its exchange level. */
export const FEATURE = {
  parametersByAtr: 0x02,
  activation: 0x04,
  voltage: 0x08,
  clock: 0x10,
  baud: 0x20,
  negotiation: 0x40,
  pps: 0x80,
  tpdu: 0x10000,
  shortApdu: 0x20000,
  extendedApdu: 0x40000,
};

/** What a CCID class descriptor tells (CCID 1.1, 5.1). */
export interface CcidShape {
  readonly maxSlotIndex: number;
  /** 1 = 5 V, 2 = 3 V, 4 = 1.8 V, added. */
  readonly voltages: number;
  /** 1 = T=0, 2 = T=1, added. */
  readonly protocols: number;
  /** kHz. */
  readonly clock: number;
  readonly maxIfsd: number;
  readonly features: number;
  readonly maxMessage: number;
}

/** A virtual reader's make: what it says of itself and how its firmware behaves. */
export interface ReaderModel {
  readonly device: DeviceShape;
  readonly ccid: CcidShape;
  readonly classCode: number;
  readonly interrupt: boolean;
  /** The class descriptor comes after the last endpoint, as some firmware has it. */
  readonly lateDescriptor: boolean;
  /** A first interface of the protected class 0x0B stands before the vendor one. */
  readonly composite: boolean;
  /** A message that fills its last packet is followed by a zero-length one (USB 2.0, 5.8.3). */
  readonly zeroLength: boolean;
  readonly packetSize: number;
  /** The card answers with this ATR instead of its own: its other face. */
  readonly atr?: Bytes;
}

const VENDOR = 0xff;
const SMART_CARD = 0x0b;
const maker = { manufacturer: 'Kigen', version: 0x0205, serial: 'K0001' };

/** As SCR3310-NTTCom tells of itself: TPDU level, the host runs T=1. */
const t1: ReaderModel = {
  device: { ...maker, vendorId: 0x04e6, productId: 0x511a, product: 'Virtual TPDU Reader' },
  ccid: {
    maxSlotIndex: 0,
    voltages: 7,
    protocols: 3,
    clock: 4800,
    maxIfsd: 252,
    features: 0x000101ba,
    maxMessage: 271,
  },
  classCode: VENDOR,
  interrupt: true,
  lateDescriptor: false,
  composite: false,
  zeroLength: true,
  packetSize: 64,
};

const short: ReaderModel = {
  ...t1,
  device: { ...maker, vendorId: 0x046a, productId: 0x0090, product: 'Virtual Short APDU Reader' },
  ccid: { ...t1.ccid, maxIfsd: 254, features: 0x000207b2 },
};

const extended: ReaderModel = {
  ...t1,
  device: { ...maker, vendorId: 0x04e6, productId: 0x5810, product: 'Virtual Extended APDU Reader' },
  ccid: { ...t1.ccid, maxIfsd: 254, features: 0x000404ba },
};

/** Every virtual CCID reader. */
export const READER_MODELS = {
  short,
  extended,
  t1,
  /** The card shows its T=0 face: `3B 00`, no interface bytes (ISO/IEC 7816-3, 8.2). */
  t0: {
    ...t1,
    device: { ...t1.device, productId: 0x5116, product: 'Virtual T=0 Reader' },
    ccid: { ...t1.ccid, protocols: 1, features: 0x000100ba },
    atr: Uint8Array.of(0x3b, 0x00),
  },
  /** The host chooses voltage, protocol, rate and parameters. */
  manual: {
    ...t1,
    device: { ...t1.device, productId: 0x5117, product: 'Virtual Manual Reader' },
    ccid: { ...t1.ccid, maxIfsd: 254, features: FEATURE.tpdu },
  },
  'no-interrupt': { ...short, interrupt: false },
  'two-slots': { ...extended, ccid: { ...extended.ccid, maxSlotIndex: 1 } },
  protected: { ...extended, classCode: SMART_CARD },
  composite: { ...extended, composite: true },
  'late-descriptor': { ...extended, lateDescriptor: true },
  character: { ...t1, ccid: { ...t1.ccid, features: 0x000000b2 } },
} satisfies Record<string, ReaderModel>;
export type ReaderModelName = keyof typeof READER_MODELS;

/** The endpoints of one interface of a reader. */
export interface Pipes {
  readonly out: number;
  readonly in: number;
  readonly interrupt: number;
}

const PIPES: Pipes = { out: 0x01, in: 0x82, interrupt: 0x83 };
const FIRST_OF_TWO: Pipes = { out: 0x04, in: 0x85, interrupt: 0x86 };

/** The interfaces' endpoints, in the order of the interfaces. */
export function pipesOf(model: ReaderModel): readonly Pipes[] {
  return model.composite ? [FIRST_OF_TWO, PIPES] : [PIPES];
}

export function configurationOf(model: ReaderModel): ConfigurationShape {
  const pipes = pipesOf(model);
  return {
    value: 1,
    interfaces: pipes.map((each, number) => ({
      number,
      alternates: [alternateOf(model, each, number < pipes.length - 1 ? SMART_CARD : model.classCode)],
    })),
  };
}

function alternateOf(model: ReaderModel, pipes: Pipes, classCode: number): AlternateShape {
  const bulk = (address: number): EndpointShape => ({ address, type: 'bulk', packetSize: model.packetSize });
  const interrupt: EndpointShape = { address: pipes.interrupt, type: 'interrupt', packetSize: 16 };
  return {
    setting: 0,
    classCode,
    subclass: 0,
    protocol: 0,
    endpoints: [bulk(pipes.out), bulk(pipes.in), ...(model.interrupt ? [interrupt] : [])],
    extras: [classDescriptor(model.ccid)],
    extrasAfterEndpoints: model.lateDescriptor,
  };
}

/** The 54-byte class descriptor (CCID 1.1, table 5.1-1). */
export function classDescriptor(shape: CcidShape): Bytes {
  const rate = Math.floor((shape.clock * 1000) / 372);
  return new ByteWriter()
    .put(Uint8Array.of(54, 0x21))
    .u16le(0x0110)
    .u8(shape.maxSlotIndex)
    .u8(shape.voltages)
    .u32le(shape.protocols)
    .u32le(shape.clock)
    .u32le(shape.clock)
    .u8(0)
    .u32le(rate)
    .u32le(rate * 32)
    .u8(0)
    .u32le(shape.maxIfsd)
    .u32le(0)
    .u32le(0)
    .u32le(shape.features)
    .u32le(shape.maxMessage)
    .put(Uint8Array.of(0xff, 0xff, 0, 0, 0, 1))
    .finish();
}
