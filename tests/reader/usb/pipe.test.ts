import { describe, expect, it } from 'vitest';
import type { UsbDevice } from '../../../src/reader';
import { type Fault, type ReaderModelName, READER_MODELS } from '../../../src/sim';
import { codeOf, never, read, rig, select, verify } from '../support/rig';
import { content } from '../support/test-card';

async function connected(faults: readonly Fault[] = [], model: ReaderModelName = 'short') {
  const subject = rig(model);
  const { reader, channel } = await subject.connect();
  subject.reader.faults.plan(faults);
  return { ...subject, opened: reader, channel };
}

/** Counts the calls of each of the device's methods. */
function counted(device: UsbDevice): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const name of ['open', 'close', 'claimInterface', 'releaseInterface', 'clearHalt'] as const) {
    const call = device[name].bind(device) as (...values: unknown[]) => Promise<void>;
    counts[name] = 0;
    Object.assign(device, {
      [name]: (...values: unknown[]) => {
        counts[name]! += 1;
        return call(...values);
      },
    });
  }
  return counts;
}

/** A read is answered although the link loses one answer; a secret command is not sent again. */
async function survives(fault: Fault, code: string): Promise<void> {
  const reading = await connected([fault]);
  expect((await reading.run(reading.channel.transmit(read(3, 30)))).data).toEqual(content(3, 30));
  const secret = await connected([fault]);
  await expect(secret.run(secret.channel.transmit(verify()))).rejects.toMatchObject({ code });
  expect(secret.card.verifies()).toBeLessThanOrEqual(1);
  expect((await secret.run(secret.channel.transmit(read(5, 30)))).data).toEqual(content(5, 30));
  expect(secret.card.verifies()).toBeLessThanOrEqual(1);
}

describe('the claimed pipe (WebUSB)', () => {
  it('8.2 case 14: a stall of bulk-in is cleared, and the pump finds its place again', async () => {
    await survives({ kind: 'stall', at: 2 }, 'usb/stalled');
    const { device, run, channel } = await connected([{ kind: 'stall', at: 2 }]);
    const counts = counted(device);
    await run(channel.transmit(read(3, 30)));
    expect(counts).toMatchObject({ clearHalt: 1, releaseInterface: 0, close: 0 });
  });

  it('8.2 case 15: a stall of bulk-out is cleared', () => survives({ kind: 'stall', at: 1 }, 'usb/stalled'));

  it('8.2 case 16: babble is survived by claiming anew', async () => {
    await survives({ kind: 'babble', at: 2 }, 'usb/babble');
    const { device, run, channel } = await connected([{ kind: 'babble', at: 2 }]);
    const counts = counted(device);
    await run(channel.transmit(read(3, 30)));
    expect(counts).toMatchObject({ releaseInterface: 1, claimInterface: 1, close: 0 });
  });

  it('8.2 case 17: an empty transfer means “read again”', async () => {
    const { run, channel, reader } = await connected([{ kind: 'zero-length', at: 2 }]);
    expect((await run(channel.transmit(read(3, 30)))).data).toEqual(content(3, 30));
    expect(reader.faults.transfers).toBe(3);
  });

  it('8.2 case 17: a device that sends nothing but empty packets is left after sixteen', async () => {
    const subject = await connected();
    subject.device.transferIn = () => Promise.resolve({ status: 'ok' });
    await expect(subject.run(subject.channel.transmit(verify()))).rejects.toMatchObject({
      code: 'usb/transfer-failed',
    });
  });

  it('8.2 case 18: a transferOut that wrote less than it was given has failed', () =>
    survives({ kind: 'short-out', at: 1 }, 'usb/transfer-failed'));

  it.each([1, 2, 3, 4])(
    '8.2 case 19: a disconnect at transfer %i rejects once, and nothing is tried',
    async (at) => {
      const { run, channel, opened, device, card } = await connected([{ kind: 'unplug', at }]);
      const counts = counted(device);
      const gone: string[] = [];
      opened.onCardGone(({ code }) => gone.push(code));
      const work = Promise.allSettled([
        channel.transmit(read(0, 4)),
        channel.transmit(select),
        channel.transmit(verify()),
      ]);
      const results = await run(work);
      expect(results.filter(({ status }) => status === 'rejected').map((each) => codeOf(each))).toEqual(
        results.slice(Math.floor((at - 1) / 2)).map(() => 'usb/disconnected'),
      );
      expect(gone).toEqual(['usb/disconnected']);
      expect(card.verifies()).toBe(0);
      expect(counts['open']).toBe(0);
      await run(opened[Symbol.asyncDispose]());
    },
  );

  it('8.2 case 19: an unplug that the browser tells late: transfers fail, and open() is denied', async () => {
    const { run, channel, device, card, opened } = await connected();
    const gone: string[] = [];
    opened.onCardGone(({ code }) => gone.push(code));
    const rejected = (message: string, name: string) => () => Promise.reject(new DOMException(message, name));
    // In the order in which Chromium on Linux was seen to answer (npm run rig).
    Object.assign(device, {
      transferIn: rejected('A transfer error has occurred.', 'NetworkError'),
      transferOut: rejected('A transfer error has occurred.', 'NetworkError'),
      releaseInterface: rejected('Unable to release interface.', 'NetworkError'),
      open: rejected('Access denied.', 'SecurityError'),
    });
    await expect(run(channel.transmit(verify()))).rejects.toMatchObject({ code: 'usb/disconnected' });
    await expect(run(channel.transmit(read(0, 4)))).rejects.toMatchObject({ code: 'usb/disconnected' });
    expect(gone).toEqual(['usb/disconnected']);
    expect(card.verifies()).toBe(0);
    await run(opened[Symbol.asyncDispose]());
  });

  it('8.2 case 19: a disconnect while it is opened, at each of its calls', async () => {
    for (const name of ['open', 'controlTransferIn', 'claimInterface'] as const) {
      const subject = rig('short');
      const call = subject.device[name].bind(subject.device) as (...values: unknown[]) => Promise<never>;
      Object.assign(subject.device, {
        [name]: (...values: unknown[]) => {
          subject.reader.device.unplug();
          return call(...values);
        },
      });
      await expect(subject.run(subject.open())).rejects.toMatchObject({ code: 'usb/disconnected' });
    }
  });

  it('after silence the interface is released and claimed, and no read is made beside the lost one', async () => {
    const { run, channel, device } = await connected([{ kind: 'silence', at: 2 }]);
    const counts = counted(device);
    let pending = 0;
    let most = 0;
    const transferIn = device.transferIn.bind(device);
    device.transferIn = async (endpoint, length) => {
      if (endpoint === 3) return transferIn(endpoint, length);
      pending += 1;
      most = Math.max(most, pending);
      return transferIn(endpoint, length).finally(() => (pending -= 1));
    };
    expect((await run(channel.transmit(read(3, 30)))).data).toEqual(content(3, 30));
    expect(counts).toMatchObject({ releaseInterface: 1, claimInterface: 1, close: 0, open: 0 });
    expect(most).toBe(1);
  });

  it('where a release does not help, the device is closed and opened', async () => {
    const { run, channel, device } = await connected([{ kind: 'silence', at: 2 }]);
    const counts = counted(device);
    device.releaseInterface = () => new Promise(() => undefined);
    expect((await run(channel.transmit(read(3, 30)))).data).toEqual(content(3, 30));
    expect(counts).toMatchObject({ close: 1, open: 1, claimInterface: 1 });
  });

  it('a device that cannot be had again ends the reader with its reason', async () => {
    const { run, channel, device, opened } = await connected([{ kind: 'silence', at: 2 }]);
    const gone: string[] = [];
    opened.onCardGone(({ code }) => gone.push(code));
    device.claimInterface = () =>
      Promise.reject(new DOMException('Unable to claim interface.', 'NetworkError'));
    await expect(run(channel.transmit(read(3, 30)))).rejects.toMatchObject({ code: 'usb/busy' });
    expect(gone).toEqual(['usb/busy']);
    await run(opened[Symbol.asyncDispose]());
  });

  it.each(['open', 'claimInterface', 'controlTransferIn'] as const)(
    'a %s that never settles is given up (seen on Windows), and the device is closed',
    async (name) => {
      const subject = rig('short');
      Object.assign(subject.device, { [name]: () => new Promise(() => undefined) });
      await expect(subject.run(subject.open())).rejects.toMatchObject({
        code: 'usb/silent',
        detail: { ms: 5_000 },
      });
      expect(subject.device.opened).toBe(false);
    },
  );

  it('disposing leaves a device that can be opened again, also with a command under way', async () => {
    for (const model of Object.keys(READER_MODELS) as ReaderModelName[]) {
      if (model === 'protected' || model === 'character') continue;
      const subject = rig(model);
      const opened = await subject.run(subject.open());
      const waiting = opened.waitForCard({ signal: never }).catch(() => undefined);
      await subject.run(opened[Symbol.asyncDispose]());
      await waiting;
      expect(subject.device.opened).toBe(false);
      const { reader } = await subject.connect();
      await subject.run(reader[Symbol.asyncDispose]());
    }
  });

  it('disposing never hangs, whatever WebUSB leaves pending', async () => {
    const { run, opened, device } = await connected();
    const never = (): Promise<never> => new Promise(() => undefined);
    Object.assign(device, { releaseInterface: never, close: never, transferOut: never, transferIn: never });
    await run(opened[Symbol.asyncDispose]());
  });
});
