import { type Bytes, ByteReader, bytes, concat, equalBytes } from '../../bytes';
import { frameSize, frameWaitingTime } from '../../protocol/iso-dep';

/** A Type B card that was just activated (ISO/IEC 14443-3, 7.10). */
export interface Activation {
  /** The pseudo answer to reset of PC/SC part 3, 3.1.3.2.3.2. */
  readonly atr: Bytes;
  /** Frame size of the card in octets, CRC included. */
  readonly fsc: number;
  /** Frame waiting time in ms; undefined where nobody told. */
  readonly fwt: number | undefined;
}

const PSEUDO_ATR_HEAD = bytes(0x3b, 0x88, 0x80, 0x01);
/** Without a word of the card the smallest frames, which every card takes. */
const SMALLEST_FRAME = 16;

/** From the four octets of application data and the three of protocol information in ATQB, and MBLI of ATTRIB's answer. */
export function fromAtqb(applicationData: Bytes, protocolInfo: Bytes, mbli: number): Activation {
  const history = concat(applicationData, protocolInfo, bytes((mbli & 0x0f) << 4));
  const check = concat(PSEUDO_ATR_HEAD.slice(1), history).reduce((sum, octet) => sum ^ octet, 0);
  return { atr: concat(PSEUDO_ATR_HEAD, history, bytes(check)), ...parametersOf(protocolInfo) };
}

/** From a pseudo answer to reset that the reader made; one of another form tells nothing of the card's limits. */
export function fromPseudoAtr(atr: Bytes): Activation {
  const isTypeB = atr.length === 13 && equalBytes(atr.slice(0, 4), PSEUDO_ATR_HEAD);
  return isTypeB ? { atr, ...parametersOf(atr.slice(8, 11)) } : { atr, fsc: SMALLEST_FRAME, fwt: undefined };
}

/** FSCI is the high nibble of the second octet, FWI that of the third (ISO/IEC 14443-3, 7.9.4). */
function parametersOf(protocolInfo: Bytes): Pick<Activation, 'fsc' | 'fwt'> {
  const reader = new ByteReader(protocolInfo);
  // The bit rates that the card can do: none but the first is asked for.
  reader.skip(1);
  return { fsc: frameSize(reader.u8() >> 4), fwt: frameWaitingTime(reader.u8() >> 4) };
}
