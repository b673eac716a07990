import type { Bytes } from '../../src/bytes';
import { isAppError } from '../../src/errors';
import type { UsbDevice } from '../../src/reader';
import type { UsbInResult } from '../../src/reader/usb/usb';
import { READERS, type Rig, rig, session } from '../../tests/reader/support/rig';
import type { Random } from './random';

/** How one answer of the hostile reader is treated. */
type Treatment = 'as it is' | 'mutated' | 'random' | 'lost' | 'status' | 'refused';

const TREATMENTS: readonly Treatment[] = ['mutated', 'mutated', 'random', 'lost', 'status', 'refused'];

/**
 * The whole driver, from opening to a VERIFY, against a reader whose answers are changed on their way: bulk, control
 * and interrupt. Gives the number of answers that were given.
 * @throws what is an escape: an untyped error, a hang in virtual time, a secret command that reached the card twice
 */
export async function hostileSession(random: Random): Promise<number> {
  const subject = rig(random.pick(READERS));
  const counter = { answers: 0 };
  // From a reader that errs now and then to one that never says a right word.
  spoil(subject.device, random, random.pick([2, 4, 8, 16, 32]), counter);
  try {
    await subject.run(wholeSession(subject));
  } catch (error) {
    if (!isAppError(error)) throw error;
    if (error.code === 'app/unexpected') throw error;
  }
  if (subject.card.verifies() > 1) throw new Error('a secret command reached the card twice');
  return counter.answers;
}

async function wholeSession({ open, clock }: Rig): Promise<void> {
  const reader = await open();
  try {
    const cancel = new AbortController();
    const over = new AbortController();
    void clock.sleep(120_000, { signal: over.signal }).then(
      () => cancel.abort(),
      () => undefined,
    );
    try {
      await reader.waitForCard({ signal: cancel.signal });
      await session(await reader.connect({ signal: cancel.signal }));
    } finally {
      over.abort();
    }
  } finally {
    await reader[Symbol.asyncDispose]();
  }
}

function spoil(device: UsbDevice, random: Random, oneIn: number, counter: { answers: number }): void {
  const bulk = device.transferIn.bind(device);
  const control = device.controlTransferIn.bind(device);
  device.transferIn = async (endpoint, length) => {
    for (;;) {
      const result = await bulk(endpoint, length);
      counter.answers += 1;
      if (!random.chance(oneIn)) return result;
      const treatment = random.pick(TREATMENTS);
      // Lost: the page goes on waiting, and only a release of the interface ends that.
      if (treatment !== 'lost') return treat(result, treatment, random, length);
    }
  };
  device.controlTransferIn = async (setup, length) => {
    const result = await control(setup, length);
    counter.answers += 1;
    return random.chance(oneIn * 4) ? treat(result, 'mutated', random, length) : result;
  };
}

function treat(result: UsbInResult, treatment: Treatment, random: Random, length: number): UsbInResult {
  if (treatment === 'refused') throw new DOMException('A transfer error has occurred.', 'NetworkError');
  if (treatment === 'status') return { status: random.pick(['stall', 'babble'] as const) };
  const { data } = result;
  const told =
    data === undefined ? new Uint8Array() : (new Uint8Array(data.buffer.slice(data.byteOffset)) as Bytes);
  const answer = treatment === 'mutated' ? random.mutated([told]) : random.bytes(80);
  return { status: 'ok', data: new DataView(answer.slice(0, length).buffer) };
}
