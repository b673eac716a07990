import { ByteReader, ByteWriter, type Bytes, concat } from '../../bytes';
import { AppError } from '../../errors';

/** Every message of the host with its type and the type that answers it (CCID 1.1, table 6.1-1 and 6.2-1). */
export const REQUEST = {
  SetParameters: [0x61, 0x82],
  IccPowerOn: [0x62, 0x80],
  IccPowerOff: [0x63, 0x81],
  GetSlotStatus: [0x65, 0x81],
  Secure: [0x69, 0x80],
  T0APDU: [0x6a, 0x81],
  Escape: [0x6b, 0x83],
  GetParameters: [0x6c, 0x82],
  ResetParameters: [0x6d, 0x82],
  IccClock: [0x6e, 0x81],
  XfrBlock: [0x6f, 0x80],
  Mechanical: [0x71, 0x81],
  Abort: [0x72, 0x81],
  SetDataRateAndClockFrequency: [0x73, 0x84],
} as const;

export type RequestName = keyof typeof REQUEST;

/** A message to the reader, before it has a slot and a sequence number. */
export interface CcidRequest {
  readonly name: RequestName;
  /** Octets 7 to 9 of the header: what they mean depends on the message. */
  readonly parameters?: readonly [number, number, number];
  readonly data?: Bytes;
  /** It carries a PIN: sent once, its octets wiped afterwards. */
  readonly secret?: boolean;
}

/** bmICCStatus, bits 1 to 0 of bStatus. */
export type IccStatus = 'active' | 'inactive' | 'absent';
/** bmCommandStatus, bits 7 to 6 of bStatus. */
export type CommandStatus = 'ok' | 'failed' | 'extension';

/** A message from the reader, split into its fields; nothing is judged yet but its form. */
export interface CcidAnswer {
  readonly type: number;
  readonly slot: number;
  readonly seq: number;
  readonly iccStatus: IccStatus;
  readonly commandStatus: CommandStatus;
  /** bError, or the multiplier of a time extension. */
  readonly error: number;
  /** bChainParameter, bClockStatus or bProtocolNum. */
  readonly parameter: number;
  readonly data: Bytes;
}

export const HEADER_LENGTH = 10;

/** A bulk-out message: bMessageType, dwLength, bSlot, bSeq, three octets of its own, abData (CCID 1.1, 6.1). */
export function encodeRequest(request: CcidRequest, slot: number, seq: number): Bytes {
  const { name, parameters = [0, 0, 0], data = new Uint8Array(0) } = request;
  const header = new ByteWriter().u8(REQUEST[name][0]).u32le(data.length).u8(slot).u8(seq);
  for (const octet of parameters) header.u8(octet);
  return concat(header.finish(), data);
}

/**
 * How long the message is that begins so: the header and dwLength.
 * @throws AppError `bytes/short` on less than five octets
 */
export function messageLength(start: Bytes): number {
  const reader = new ByteReader(start);
  // bMessageType.
  reader.skip(1);
  return HEADER_LENGTH + reader.u32le();
}

const ICC_STATUS: readonly (IccStatus | undefined)[] = ['active', 'inactive', 'absent'];
const COMMAND_STATUS: readonly (CommandStatus | undefined)[] = ['ok', 'failed', 'extension'];

/**
 * A whole bulk-in message (CCID 1.1, 6.2).
 * @throws AppError `reader/protocol` where its length is not what dwLength says, or a status is reserved
 */
export function decodeAnswer(message: Bytes): CcidAnswer {
  if (message.length < HEADER_LENGTH) throw new AppError('reader/protocol', { what: 'message is short' });
  const reader = new ByteReader(message);
  const type = reader.u8();
  const length = reader.u32le();
  const [slot, seq, status, error, parameter] = [
    reader.u8(),
    reader.u8(),
    reader.u8(),
    reader.u8(),
    reader.u8(),
  ];
  if (reader.remaining !== length) {
    throw new AppError('reader/protocol', { what: 'dwLength is not the length' });
  }
  const iccStatus = ICC_STATUS[status & 3];
  const commandStatus = COMMAND_STATUS[status >> 6];
  if (iccStatus === undefined || commandStatus === undefined) {
    throw new AppError('reader/protocol', { what: 'reserved bStatus' });
  }
  return { type, slot, seq, iccStatus, commandStatus, error, parameter, data: reader.rest() };
}

/** What a message of the interrupt endpoint tells (CCID 1.1, 6.3). */
export type Notification =
  | { readonly kind: 'slots'; readonly present: readonly boolean[] }
  | { readonly kind: 'hardware-error'; readonly slot: number; readonly error: number };

/** Reads an interrupt message; undefined for one that is short or of a kind that CCID does not know. */
export function decodeNotification(message: Bytes, slots: number): Notification | undefined {
  const [type, ...octets] = message;
  if (type === 0x50 && octets.length >= Math.ceil(slots / 4)) {
    // Two bits a slot from the lowest: present, changed.
    const present = Array.from(
      { length: slots },
      (_, slot) => (((octets[slot >> 2] ?? 0) >> (2 * (slot & 3))) & 1) === 1,
    );
    return { kind: 'slots', present };
  }
  const [slot, , error] = octets;
  if (type === 0x51 && slot !== undefined && error !== undefined) {
    return { kind: 'hardware-error', slot, error };
  }
  return undefined;
}
