import type { Bytes } from '../../bytes';
import { isAppError } from '../../errors';
import { isLinkLoss } from '../link-loss';
import { type ClassDescriptor, does } from './class-descriptor';
import type { CommandOptions } from './pump';
import type { PowerSelect, Slot } from './slot';

/** In the order they are tried: class A first, which every card of these readers takes. */
const VOLTAGES: readonly (readonly [PowerSelect, number])[] = [
  ['5V', 1],
  ['1.8V', 4],
  ['3V', 2],
];

/** What to put into bPowerSelect, one after the other; never a voltage that the reader does not have. */
export function powerSelects(descriptor: ClassDescriptor): readonly PowerSelect[] {
  const offered = VOLTAGES.filter(([, bit]) => (descriptor.voltageSupport & bit) !== 0);
  const automatic = does(descriptor, 'autoVoltage') || does(descriptor, 'autoActivation');
  return automatic || offered.length === 0 ? ['automatic'] : offered.map(([select]) => select);
}

/**
 * Powers the card by the first voltage at which it answers, and gives its ATR.
 * @throws AppError what the last voltage gave, or at once `reader/no-card`, `session/cancelled` or a USB error
 */
export async function powerOn(
  slot: Slot,
  descriptor: ClassDescriptor,
  options: CommandOptions,
): Promise<Bytes> {
  const [first, ...others] = powerSelects(descriptor);
  let power = first ?? 'automatic';
  for (;;) {
    try {
      return await slot.powerOn(power, options);
    } catch (error) {
      const next = others.shift();
      if (next === undefined || !concernsVoltage(error)) throw error;
      await slot.powerOff(options);
      power = next;
    }
  }
}

/** Whether another voltage may help: the card was silent or not understood, or the reader refused this one. */
function concernsVoltage(error: unknown): boolean {
  const codes = [
    'reader/card-mute',
    'reader/card-unsupported',
    'reader/hardware',
    'reader/command-failed',
  ] as const;
  return !isLinkLoss(error) && codes.some((code) => isAppError(error, code));
}
