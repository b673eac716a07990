import type { Bytes } from '../../../src/bytes';
import { type Fault, READER_MODELS, type ReaderModel, type ReaderModelName } from '../../../src/sim';
import { never, rig } from './rig';
import { tapped } from './wire';

/** What differs from a reader that does nothing by itself. */
export interface Make {
  readonly features: number;
  readonly voltages?: number;
  readonly protocols?: number;
  readonly maxIfsd?: number;
  readonly atr?: Bytes;
}

export function model({ atr, ...ccid }: Make): ReaderModel {
  const base = READER_MODELS.manual;
  return { ...base, ccid: { ...base.ccid, ...ccid }, ...(atr === undefined ? {} : { atr }) };
}

/** An open reader with faults laid, about to power its card; what goes out is kept. */
export async function connecting(make: ReaderModel | ReaderModelName, faults: readonly Fault[] = []) {
  const subject = rig(make);
  subject.reader.faults.plan(faults);
  const opened = await subject.run(subject.open());
  const sent = tapped(subject.device);
  return { ...subject, opened, sent, connect: () => subject.run(opened.connect({ signal: never })) };
}
