/** The virtual things that the cases play with: a demo card in a virtual reader, mounted in the guest's kernel. */
import type { Bytes } from '../../../src/bytes';
import { type Clock, systemClock } from '../../../src/clock';
import { type DemoCard, type PersonId, createCard } from '../../../src/sim';
import { type VirtualReader, createVirtualReader } from '../../../src/sim/readers';
import type { Guest } from '../host/agent';
import { type Mount, mountDevice } from '../usbip/server';

export type Model = Parameters<typeof createVirtualReader>[0];

export interface Stage extends AsyncDisposable {
  readonly reader: VirtualReader;
  readonly card: DemoCard;
  readonly mount: Mount;
  /** Commands that the card had seen before. */
  readonly logged: number;
}

export async function newCard(person: PersonId = 'all-current'): Promise<DemoCard> {
  const card = await createCard(person, { clock: systemClock });
  await card.complete;
  return card;
}

/** A reader with a card in it, as a device of the guest's kernel. */
export async function setStage(
  guest: Guest,
  model: Model,
  { card, clock = systemClock }: { readonly card?: DemoCard; readonly clock?: Clock | undefined } = {},
): Promise<Stage> {
  const reader = createVirtualReader(model, { clock });
  const inserted = card ?? (await newCard());
  const logged = inserted.log.length;
  reader.insert(inserted);
  const mount = await mountDevice(guest, reader.device);
  return {
    reader,
    card: inserted,
    mount,
    logged,
    [Symbol.asyncDispose]: () => mount[Symbol.asyncDispose](),
  };
}

/** The certificate in an EF of the JPKI application, by its own outer length; filler follows it (X.690, 8.1.3). */
export function certificateIn(card: DemoCard, ef: number): Bytes {
  const content = card.file('jpki', ef);
  const [, , high = 0, low = 0] = content;
  return content.slice(0, 4 + high * 256 + low);
}
