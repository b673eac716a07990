import { describe, expect, it } from 'vitest';
import { closeDevice, openDevice } from '../../../src/reader/usb';
import { VirtualClock } from '../../support/virtual-clock';

const link = { clock: new VirtualClock() };

/** A device that tells which calls were made. */
function fake(state: { opened: boolean; configuration: object | null; configurations: readonly object[] }) {
  const calls: (string | number)[] = [];
  const device = {
    ...state,
    open: () => Promise.resolve(void calls.push('open')),
    close: () => Promise.reject(new DOMException('', 'NetworkError')),
    selectConfiguration: (value: number) => Promise.resolve(void calls.push(value)),
  };
  return { device: device as never, calls };
}

describe('opening a device (WebUSB)', () => {
  const configured = { configurationValue: 3 };

  it('opens it, and leaves a configuration that is selected alone', async () => {
    const { device, calls } = fake({
      opened: false,
      configuration: configured,
      configurations: [configured],
    });
    await openDevice(device, link);
    expect(calls).toEqual(['open']);
  });

  it('does not open it twice', async () => {
    const { device, calls } = fake({ opened: true, configuration: configured, configurations: [configured] });
    await openDevice(device, link);
    expect(calls).toEqual([]);
  });

  it('selects the first configuration by its value where none is', async () => {
    const { device, calls } = fake({ opened: false, configuration: null, configurations: [configured] });
    await openDevice(device, link);
    expect(calls).toEqual(['open', 3]);
  });

  it('has a typed error for a device without any', async () => {
    const { device } = fake({ opened: true, configuration: null, configurations: [] });
    await expect(openDevice(device, link)).rejects.toMatchObject({
      code: 'usb/descriptor',
      detail: { what: 'no configuration' },
    });
  });

  it('closes it as well as it can', async () => {
    const { device } = fake({ opened: true, configuration: null, configurations: [] });
    await expect(closeDevice(device, link)).resolves.toBeUndefined();
  });
});
