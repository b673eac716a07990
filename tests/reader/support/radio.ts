import { toHex } from '../../../src/bytes';
import type { Fault, RadioModelName } from '../../../src/sim';
import { rig } from './rig';
import { tapped } from './wire';

/** A connected reader with a tap on its wire; the faults begin with the first command of the card. */
export async function tappedReader(model: RadioModelName = 'rc-s300', faults: readonly Fault[] = []) {
  const at = rig(model);
  const tap = tapped(at.device);
  const { reader, channel } = await at.connect();
  const sent = (): string[] => tap(0x6b).map(({ data }) => toHex(data));
  const before = sent().length;
  at.reader.faults.plan(faults);
  return { ...at, link: reader, channel, all: sent, sent: () => sent().slice(before) };
}
