import type { Bytes } from '../../bytes';
import { AppError } from '../../errors';
import { repeatOnce } from '../link-loss';
import { LAST_FIELD_OFFSET, commandError } from './command-error';
import type { CcidAnswer, CcidRequest, IccStatus } from './message';
import type { CommandOptions, MessagePump } from './pump';

/** How long a power-on may take: a reader that tries three voltages by itself is silent meanwhile. */
const POWER_ON_LIMIT = 30_000;

/** bPowerSelect of IccPowerOn (CCID 1.1, 6.1.1). */
export type PowerSelect = 'automatic' | '5V' | '3V' | '1.8V';
const POWER_SELECT: Readonly<Record<PowerSelect, number>> = { automatic: 0, '5V': 1, '3V': 2, '1.8V': 3 };

/** wLevelParameter of XfrBlock and bChainParameter of its answer at extended APDU level (CCID 1.1, 6.1.4, 6.2.1). */
export const CHAIN = { whole: 0x00, begins: 0x01, ends: 0x02, continues: 0x03, next: 0x10 } as const;

export interface XfrOptions extends CommandOptions {
  /** Multiplies the waiting time for this answer (T=1 waiting time extension). */
  readonly bwi?: number;
  readonly level?: number;
  readonly secret?: boolean;
}

export interface Parameters {
  readonly protocol: number;
  readonly data: Bytes;
}

/** The commands to one slot, each answer judged. */
export interface Slot {
  readonly number: number;
  status(options?: CommandOptions): Promise<IccStatus>;
  /** @throws AppError `reader/no-card`, `reader/card-mute`, `reader/card-unsupported`, `reader/hardware`, … */
  powerOn(power: PowerSelect, options?: CommandOptions): Promise<Bytes>;
  powerOff(options?: CommandOptions): Promise<void>;
  getParameters(options?: CommandOptions): Promise<Parameters>;
  /** Also returns where the reader does not know the command or keeps the parameter as it is. */
  setParameters(parameters: Parameters, options?: CommandOptions): Promise<void>;
  resetParameters(options?: CommandOptions): Promise<void>;
  /** One XfrBlock, sent once; the answer may tell that it failed. */
  xfrBlock(data: Bytes, options: XfrOptions): Promise<CcidAnswer>;
  /** The error for a failed answer to XfrBlock. */
  xfrError(answer: CcidAnswer): AppError;
}

export function createSlot(pump: MessagePump, number: number): Slot {
  /** A command that may be sent twice, for its answer only. */
  function ask(request: CcidRequest, options?: CommandOptions): Promise<CcidAnswer> {
    return repeatOnce(() => pump.command(number, request, options));
  }

  async function done(request: CcidRequest, options?: CommandOptions): Promise<CcidAnswer> {
    const answer = await ask(request, options);
    if (answer.commandStatus === 'failed') throw commandError(request, answer);
    return answer;
  }

  async function tolerated(request: CcidRequest, options?: CommandOptions): Promise<void> {
    const answer = await ask(request, options);
    if (answer.commandStatus === 'failed' && answer.error > LAST_FIELD_OFFSET) {
      throw commandError(request, answer);
    }
  }

  return {
    number,
    // A failed status still tells of the card: bError FE says that there is none.
    status: async (options) => (await ask({ name: 'GetSlotStatus' }, options)).iccStatus,
    powerOn: async (power, options) => {
      const request = { name: 'IccPowerOn', parameters: [POWER_SELECT[power], 0, 0] } as const;
      const answer = await done(request, { timeout: POWER_ON_LIMIT, ...options });
      // A reader without a card may answer "ok" with the last card's ATR.
      if (answer.iccStatus === 'absent') throw new AppError('reader/no-card', {});
      return answer.data;
    },
    // Whatever it answers, the next power-on is what counts.
    powerOff: async (options) => {
      await ask({ name: 'IccPowerOff' }, options);
    },
    getParameters: async (options) => {
      const { parameter, data } = await done({ name: 'GetParameters' }, options);
      return { protocol: parameter, data };
    },
    setParameters: ({ protocol, data }, options) =>
      tolerated({ name: 'SetParameters', parameters: [protocol, 0, 0], data }, options),
    resetParameters: (options) => tolerated({ name: 'ResetParameters' }, options),
    xfrBlock: (data, { bwi = 0, level = CHAIN.whole, secret = false, ...options }) =>
      pump.command(
        number,
        { name: 'XfrBlock', parameters: [bwi, level & 0xff, level >> 8], data, secret },
        options,
      ),
    xfrError: (answer) => commandError({ name: 'XfrBlock' }, answer),
  };
}
