/** The virtual things that the cases play with: a demo card in a virtual reader, mounted in this kernel. */
import { readFile } from 'node:fs/promises';
import { systemClock } from '../../../src/clock';
import { type DemoCard, type PersonId, type RsaKey, createCard } from '../../../src/sim';
import {
  READER_MODELS,
  type ReaderModel,
  type ReaderModelName,
  type VirtualReader,
  createVirtualReader,
} from '../../../src/sim/readers';
import { decodeKeys } from '../keys';
import { type Mount, mountDevice } from './usbip/server';

/** The folder of this run, which the host shares: what it needs, and what it leaves. */
export const SHARE = process.cwd();

export interface Stage extends AsyncDisposable {
  readonly model: ReaderModel;
  readonly reader: VirtualReader;
  readonly card: DemoCard;
  readonly mount: Mount;
}

let keys: readonly RsaKey[] | undefined;

/** A card whose keys the host has made: under emulation making them takes longer than any case. */
export async function newCard(person: PersonId = 'all-current'): Promise<DemoCard> {
  keys ??= decodeKeys(await readFile(`${SHARE}/keys.json`, 'utf8'));
  const pool = [...keys];
  const next = (): Promise<RsaKey> => {
    const key = pool.shift();
    return key === undefined ? Promise.reject(new Error('the host made too few keys')) : Promise.resolve(key);
  };
  const card = await createCard(person, { clock: systemClock, keys: next });
  await card.complete;
  return card;
}

/** A reader with a card in it, as a device of this machine's kernel. */
export async function setStage(
  model: ReaderModelName,
  { changes = {}, card }: { readonly changes?: Partial<ReaderModel>; readonly card?: DemoCard } = {},
): Promise<Stage> {
  const make: ReaderModel = { ...READER_MODELS[model], ...changes };
  const reader = createVirtualReader(make, { clock: systemClock });
  const inserted = card ?? (await newCard());
  reader.insert(inserted);
  const mount = await mountDevice(reader.device);
  return {
    model: make,
    reader,
    card: inserted,
    mount,
    [Symbol.asyncDispose]: () => mount[Symbol.asyncDispose](),
  };
}
