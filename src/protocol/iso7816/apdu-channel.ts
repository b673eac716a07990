import { AppError } from '../../errors';
import { type Bytes, concat, wipe } from '../../bytes';
import { decodeResponse, encodeCommand } from './apdu';
import type { ApduExchange, CardChannel, TransmitOptions } from './channel';
import type { Command, Response } from './command';
import { bytesAvailable, rightLe } from './status-word';

/** How often a card may answer 61xx or 6Cxx to one command before that is taken for a loop. */
const FOLLOW_UP_LIMIT = 64;

/**
 * Data buffers of secret commands that went out once, in this page, over any channel. Without it a second
 * transmit would send the wiped buffer: zeros instead of the PIN, and a try is gone.
 */
const spent = new WeakSet<Bytes>();

/**
 * A channel over anything that carries APDUs: a reader at APDU level, T=0, T=1, ISO-DEP. It follows 61xx with GET
 * RESPONSE and 6Cxx with the right Le (ISO/IEC 7816-4, 5.3.4 and 5.6), but never for a secret command, whose
 * status word is handed up as it came.
 */
export function apduChannel(link: {
  readonly atr: Bytes;
  readonly maxRead: number;
  readonly exchange: ApduExchange;
}): CardChannel {
  const { atr, maxRead, exchange } = link;

  async function once(command: Command, options: TransmitOptions): Promise<Response> {
    return decodeResponse(await exchange(encodeCommand(command), { ...options, secret: false }));
  }

  async function secretly(command: Command, options: TransmitOptions): Promise<Response> {
    const { data } = command;
    if (data === undefined || spent.has(data)) {
      throw new AppError('apdu/malformed', { what: 'secret without data, or sent before' });
    }
    spent.add(data);
    const apdu = encodeSecret(command, data);
    try {
      return decodeResponse(await exchange(apdu, { ...options, secret: true }));
    } finally {
      wipe(apdu);
      wipe(data);
    }
  }

  async function followed(command: Command, options: TransmitOptions): Promise<Response> {
    const parts: Bytes[] = [];
    let request = command;
    for (let followUps = 0; followUps <= FOLLOW_UP_LIMIT; followUps += 1) {
      const { data, sw } = await once(request, options);
      const le = rightLe(sw);
      const available = bytesAvailable(sw);
      if (le !== undefined && request.le !== undefined && request.le !== le) {
        request = { ...request, le };
      } else {
        parts.push(data);
        if (available === undefined) return { data: concat(...parts), sw };
        request = getResponse(command.cla, available);
      }
    }
    throw new AppError('apdu/malformed', { what: 'no end of 61xx and 6Cxx' });
  }

  return {
    atr,
    maxRead,
    transmit: (command, options = {}) =>
      command.secret === true ? secretly(command, options) : followed(command, options),
  };
}

/** A PIN that cannot be encoded is wiped like one that was sent. */
function encodeSecret(command: Command, data: Bytes): Bytes {
  try {
    return encodeCommand(command);
  } catch (error) {
    wipe(data);
    throw error;
  }
}

/** GET RESPONSE (ISO/IEC 7816-4, 11.8.1) on the logical channel of the command that it belongs to (5.4.1). */
function getResponse(cla: number, le: number): Command {
  const further = (cla & 0xc0) === 0x40;
  return { cla: further ? 0x40 | (cla & 0x0f) : cla & 0x03, ins: 0xc0, p1: 0x00, p2: 0x00, le };
}
