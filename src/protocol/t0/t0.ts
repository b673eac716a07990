import { AppError } from '../../errors';
import { ByteReader, type Bytes, bytes, concat } from '../../bytes';
import type { ApduExchange } from '../iso7816';

/** The longest command APDU in short form: header, Lc, 255 octets, Le (ISO/IEC 7816-3, 12.1.3). */
const SHORT_APDU = 261;

interface Tpdu {
  readonly tpdu: Bytes;
  /** Octets that this TPDU may bring back. */
  readonly incoming: number;
  /** The Le of case 4 as it was coded: what to fetch by GET RESPONSE afterwards. */
  readonly fetch?: number;
}

/**
 * T=0 at TPDU level as an exchange of APDUs (ISO/IEC 7816-3, 12.2): the reader runs the procedure bytes, this
 * maps the cases. 61xx and 6Cxx go up to the channel, whose GET RESPONSE and repetition come down as TPDUs.
 * Every read of up to 256 octets is one TPDU, so the channel's `maxRead` is 256.
 *
 * @param exchange sends one TPDU (5 octets, or 5 and data) and gives data and SW1-SW2 back
 * @throws AppError `reader/too-long` for a command in extended form, `t0/malformed` for what T=0 cannot carry
 */
export function t0(exchange: ApduExchange): ApduExchange {
  return async (apdu, options) => {
    const { tpdu, incoming, fetch } = toTpdu(apdu);
    const answer = await exchange(tpdu, options);
    if (answer.length > incoming + 2) throw malformed('more data than asked for');
    // T=0 moves data one way a TPDU: 9000 to case 4 says that the other half can be fetched (12.2.5), as 61xx does.
    const more = fetch !== undefined && !options.secret && answer[0] === 0x90 && answer[1] === 0x00;
    return more ? bytes(0x61, fetch) : answer;
  };
}

/** The mapping by cases; views of the APDU wherever it holds data, so that no copy of a secret is left. */
function toTpdu(apdu: Bytes): Tpdu {
  const reader = new ByteReader(apdu);
  if (reader.remaining < 4) throw malformed('command shorter than its header');
  // CLA INS P1 P2 go as they are.
  reader.skip(4);
  // Case 1 is sent with P3 = 00 (12.2.2).
  if (reader.remaining === 0) return { tpdu: concat(apdu, bytes(0)), incoming: 0 };
  const p3 = reader.u8();
  if (reader.remaining === 0) return { tpdu: apdu, incoming: p3 || 256 };
  if (p3 === 0) throw new AppError('reader/too-long', { length: apdu.length, limit: SHORT_APDU });
  if (reader.remaining === p3) return { tpdu: apdu, incoming: 0 };
  if (reader.remaining !== p3 + 1) throw malformed('Lc');
  // The data field goes as it is; after it stands Le.
  reader.skip(p3);
  return { tpdu: apdu.subarray(0, -1), incoming: 0, fetch: reader.u8() };
}

function malformed(what: string): AppError {
  return new AppError('t0/malformed', { what });
}
