import { type Bytes, ByteReader, ByteWriter } from '../../bytes';

/** bMessageType of the commands, bulk OUT (CCID 1.1, 6.1). */
export const COMMAND = {
  setParameters: 0x61,
  powerOn: 0x62,
  powerOff: 0x63,
  slotStatus: 0x65,
  secure: 0x69,
  t0Apdu: 0x6a,
  escape: 0x6b,
  getParameters: 0x6c,
  resetParameters: 0x6d,
  clock: 0x6e,
  transfer: 0x6f,
  mechanical: 0x71,
  abort: 0x72,
  rate: 0x73,
};

/** bMessageType of the answers, bulk IN (6.2), and of the interrupt messages (6.3). */
export const ANSWER = {
  data: 0x80,
  slotStatus: 0x81,
  parameters: 0x82,
  escape: 0x83,
  rate: 0x84,
  slotChange: 0x50,
};

/** bError (table 6.2-2); 01 to 7F name the offset of the field that is wrong. */
export const ERROR = {
  unsupported: 0x00,
  length: 0x01,
  slot: 0x05,
  field7: 0x07,
  field8: 0x08,
  busy: 0xe0,
  protocol: 0xf6,
  parity: 0xfd,
  mute: 0xfe,
  aborted: 0xff,
};

/** bmICCStatus (table 6.2-1). */
export const ICC = { active: 0, inactive: 1, absent: 2 };
const FAILED = 0x40;
const TIME_EXTENSION = 0x80;

/** Which answer each command has (6.1): unknown ones are answered by a slot status. */
const ANSWER_OF = new Map([
  [COMMAND.powerOn, ANSWER.data],
  [COMMAND.transfer, ANSWER.data],
  [COMMAND.secure, ANSWER.data],
  [COMMAND.getParameters, ANSWER.parameters],
  [COMMAND.resetParameters, ANSWER.parameters],
  [COMMAND.setParameters, ANSWER.parameters],
  [COMMAND.escape, ANSWER.escape],
  [COMMAND.rate, ANSWER.rate],
]);

export interface CommandMessage {
  readonly type: number;
  readonly length: number;
  readonly slot: number;
  readonly sequence: number;
  /** bBWI or bPowerSelect or bProtocolNum. */
  readonly first: number;
  /** wLevelParameter. */
  readonly level: number;
  readonly data: Bytes;
}

/** A bulk OUT message; undefined = shorter than its header. */
export function parseCommand(message: Bytes): CommandMessage | undefined {
  if (message.length < 10) return undefined;
  const reader = new ByteReader(message);
  return {
    type: reader.u8(),
    length: reader.u32le(),
    slot: reader.u8(),
    sequence: reader.u8(),
    first: reader.u8(),
    level: reader.u16le(),
    data: reader.rest(),
  };
}

/** How a command ended; `third` is byte 9: bChainParameter, bClockStatus or bProtocolNum. */
export interface Outcome {
  readonly data?: Bytes;
  /** bError; undefined = the command was carried out. */
  readonly error?: number;
  readonly third?: number;
}

/** A bulk IN message. */
export function answerMessage(
  command: Pick<CommandMessage, 'type' | 'slot' | 'sequence'>,
  icc: number,
  { data = new Uint8Array(0), error, third = 0 }: Outcome,
): Bytes {
  return new ByteWriter()
    .u8(ANSWER_OF.get(command.type) ?? ANSWER.slotStatus)
    .u32le(data.length)
    .u8(command.slot)
    .u8(command.sequence)
    .u8(icc | (error === undefined ? 0 : FAILED))
    .u8(error ?? 0)
    .u8(third)
    .put(data)
    .finish();
}

/** RDR_to_PC_DataBlock that asks for more time: bError is the multiplier (6.2.6). */
export function timeExtension(command: CommandMessage, icc: number, multiplier: number): Bytes {
  return new ByteWriter()
    .u8(ANSWER_OF.get(command.type) ?? ANSWER.slotStatus)
    .u32le(0)
    .u8(command.slot)
    .u8(command.sequence)
    .u8(icc | TIME_EXTENSION)
    .u8(multiplier)
    .u8(0)
    .finish();
}
