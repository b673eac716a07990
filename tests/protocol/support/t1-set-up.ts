import { bytes, fromHex, toHex } from '../../../src/bytes';
import { type BlockExchange, type Received, t1 } from '../../../src/protocol/t1';
import { type LineFault, line } from './line';
import { T1Card, type T1CardOptions, sealed } from './t1-card';

export const PLAIN = { secret: false };
export const SECRET = { secret: true };
export const OK = bytes(0x90, 0x00);
export const READ = fromHex('00B0000004');

/** A host on a line to a card that answers 9000 unless told otherwise. */
export function setUp(
  options: Partial<T1CardOptions> & { bwt?: number } = {},
  faults: readonly (LineFault | undefined)[] = [],
) {
  const card = new T1Card({ process: () => OK, ...options });
  const wire = line(card, faults);
  const { edc = 'lrc', ifsc = 32, bwt = 100 } = options;
  const host = t1({ exchange: wire.exchange, edc, ifsc, bwt });
  const blocks = (): string[] => wire.sent.map(({ block }) => block);
  return { card, host, wire, blocks };
}

/** A host that hears exactly these replies, in order; what it sent is collected. */
export function scripted(replies: readonly string[], ifsc = 32) {
  const sent: string[] = [];
  const rest = [...replies];
  const exchange: BlockExchange = (block) => {
    sent.push(toHex(block));
    const reply = rest.shift();
    if (reply === undefined) throw new Error('the script is over');
    return Promise.resolve<Received>(reply === 'damaged' || reply === 'mute' ? reply : fromHex(reply));
  };
  return { host: t1({ exchange, edc: 'lrc', ifsc, bwt: 100 }), sent };
}

export const block = (...octets: number[]): string => toHex(sealed('lrc', octets));
export const I0 = block(0, 0x00, 2, 0x90, 0x00);
export const R = (nr: 0 | 1, error = 0): string => block(0, 0x80 | (nr << 4) | error, 0);
