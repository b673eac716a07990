import { type Bytes, ByteReader, concat, wipe } from '../../bytes';
import { AppError } from '../../errors';
import type { ApduExchange } from '../../protocol/iso7816';
import { repeatOnce } from '../link-loss';
import type { CcidAnswer } from './message';
import { CHAIN, type Slot, type XfrOptions } from './slot';

/** The longest response APDU: 65,536 octets and the status word. */
const MAX_RESPONSE = 65_538;

export interface ApduLevelOptions {
  readonly slot: Slot;
  /** The longest abData that the reader takes. */
  readonly dataLimit: number;
  /** Whether an APDU may go in several messages. */
  readonly chaining: boolean;
  /** How long an answer may take, in ms, for a card time that the caller told or the ATR gives. */
  readonly limits: (
    cardTime: number | undefined,
    secret: boolean,
  ) => Pick<XfrOptions, 'timeout' | 'extension'>;
}

/**
 * Whole APDUs in XfrBlocks (CCID 1.1, 6.1.4): the reader runs the card's protocol. At extended level a long APDU goes
 * in parts (wLevelParameter 1, 3, 2) and a long answer is asked for part by part (10h).
 *
 * A command whose answer the link lost is sent again as a whole, once, unless it is secret.
 */
export function apduLevel({ slot, dataLimit, chaining, limits }: ApduLevelOptions): ApduExchange {
  async function xfr(data: Bytes, level: number, options: XfrOptions): Promise<CcidAnswer> {
    const answer = await slot.xfrBlock(data, { ...options, level });
    if (answer.commandStatus === 'failed') throw slot.xfrError(answer);
    return answer;
  }

  /** Sends all parts and gives the answer to the last one. */
  async function send(apdu: Bytes, options: XfrOptions): Promise<CcidAnswer> {
    const reader = new ByteReader(apdu);
    let level: number = reader.remaining > dataLimit ? CHAIN.begins : CHAIN.whole;
    for (;;) {
      const part = reader.take(Math.min(dataLimit, reader.remaining));
      const answer = await xfr(part, level, options).finally(() => options.secret === true && wipe(part));
      if (reader.remaining === 0) return answer;
      if (answer.parameter !== CHAIN.next || answer.data.length > 0) {
        throw new AppError('reader/protocol', { what: 'chain of a command' });
      }
      level = reader.remaining > dataLimit ? CHAIN.continues : CHAIN.ends;
    }
  }

  async function collect(first: CcidAnswer, options: XfrOptions): Promise<Bytes> {
    const { begins, continues, ends, whole } = CHAIN;
    let [response, answer] = [first.data, first];
    if (first.parameter === whole || (first.parameter === ends && first.data.length >= 2)) return response;
    for (let more = first.parameter === begins; ; more = answer.parameter === continues) {
      if (!more) break;
      if (answer.data.length === 0 || response.length > MAX_RESPONSE) break;
      answer = await xfr(new Uint8Array(0), CHAIN.next, options);
      response = concat(response, answer.data);
      if (answer.parameter === ends) return response;
    }
    throw new AppError('reader/protocol', { what: 'chain of a response' });
  }

  return async (apdu, { secret, signal, timeout }) => {
    if (!chaining && (apdu.length > dataLimit || isExtended(apdu))) {
      throw new AppError('reader/too-long', { length: apdu.length, limit: dataLimit });
    }
    const options: XfrOptions = { ...limits(timeout, secret), signal, secret };
    const once = async (): Promise<Bytes> => {
      const first = await send(apdu, options);
      return collect(first, { ...options, secret: false });
    };
    return secret ? once() : repeatOnce(once);
  };
}

/** Whether Lc or Le takes three octets (ISO/IEC 7816-3, 12.1.3): the first of them is 00 and more follow. */
function isExtended(apdu: Bytes): boolean {
  return apdu.length > 5 && apdu[4] === 0;
}
