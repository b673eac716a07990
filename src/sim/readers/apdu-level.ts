import { type Bytes, bytes, concat } from '../../bytes';
import type { VirtualCard } from '../card/card';
import { ERROR } from './ccid-message';
import type { ExchangeLevel } from './exchange';

/** wLevelParameter and bChainParameter at extended APDU level (CCID 1.1, 6.1.4 and 6.2.1). */
const CHAIN = { whole: 0x00, begins: 0x01, ends: 0x02, continues: 0x03, next: 0x10 };
/** A short APDU: header, Lc, 255 octets, Le. */
const SHORT_LIMIT = 261;

export interface ApduLevelOptions {
  readonly extended: boolean;
  /** The most octets of data that one message carries: dwMaxCCIDMessageLength − 10. */
  readonly maxBlock: number;
}

/** Short and extended APDU level: the reader runs the card's protocol itself, chains APDUs and asks the card. */
export function apduLevel(card: VirtualCard, { extended, maxBlock }: ApduLevelOptions): ExchangeLevel {
  let incoming: Bytes[] = [];
  let outgoing: Bytes = bytes();

  const part = (begins: boolean, after: number) => {
    const data = outgoing.slice(0, maxBlock);
    outgoing = outgoing.slice(maxBlock);
    const more = outgoing.length > 0;
    const third = begins ? (more ? CHAIN.begins : CHAIN.whole) : more ? CHAIN.continues : CHAIN.ends;
    return { data, third, after };
  };
  const run = (apdu: Bytes) => {
    incoming = [];
    if (apdu.length < 4 || (!extended && apdu.length > SHORT_LIMIT)) return { error: ERROR.length, after: 0 };
    outgoing = card.transmit(apdu);
    return part(true, card.duration(apdu));
  };

  return ({ level, data }) => {
    if (!extended) return level === CHAIN.whole ? run(data) : { error: ERROR.field8, after: 0 };
    const chaining = incoming.length > 0;
    switch (level) {
      case CHAIN.whole:
        return run(data);
      case CHAIN.begins:
        incoming = [data];
        return { third: CHAIN.next, after: 0 };
      case CHAIN.continues:
        if (!chaining) return { error: ERROR.field8, after: 0 };
        incoming.push(data);
        return { third: CHAIN.next, after: 0 };
      case CHAIN.ends:
        return chaining ? run(concat(...incoming, data)) : { error: ERROR.field8, after: 0 };
      case CHAIN.next:
        return outgoing.length > 0 ? part(false, 0) : { error: ERROR.field8, after: 0 };
      default:
        return { error: ERROR.field8, after: 0 };
    }
  };
}
