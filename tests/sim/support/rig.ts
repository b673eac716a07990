import { type Bytes, bytes, concat, fromHex, toHex } from '../../../src/bytes';
import {
  type ReaderModel,
  type ReaderModelName,
  VirtualUsb,
  type VirtualCard,
  type VirtualUsbDevice,
  type VirtualUsbOptions,
  createVirtualReader,
} from '../../../src/sim';
import { VirtualClock } from '../../support/virtual-clock';

/** A card that answers by a function, and remembers what it was sent. */
export function echoCard(
  answer: (apdu: Bytes) => Bytes,
  { atr = '3B E0 00 FF 81 31 FE 45 14', duration = 0 } = {},
): VirtualCard & { readonly seen: string[] } {
  const seen: string[] = [];
  return {
    atr: fromHex(atr),
    typeB: { applicationData: bytes(), protocolInfo: bytes() },
    log: [],
    seen,
    reset: () => void seen.push('reset'),
    transmit: (apdu) => {
      seen.push(toHex(apdu));
      return answer(apdu);
    },
    duration: () => duration,
  };
}

export const ok = (data: Bytes = bytes()): Bytes => concat(data, fromHex('9000'));

/** A virtual reader on a virtual bus, claimed by hand: messages are hex. */
export async function claimed(
  model: ReaderModelName | ReaderModel,
  options: Partial<VirtualUsbOptions> = {},
) {
  const clock = new VirtualClock();
  const usb = new VirtualUsb({ clock, ...options });
  const reader = createVirtualReader(model, { clock });
  const device = usb.plug(reader.device, { permitted: true });
  await device.open();
  await device.claimInterface(device.configuration!.interfaces.at(-1)!.interfaceNumber);
  const read = async (length = 512): Promise<string> => hexOf(await device.transferIn(2, length));
  const exchange = async (message: string): Promise<string> => {
    await device.transferOut(1, fromHex(message));
    return clock.run(read());
  };
  return { clock, usb, reader, device, exchange, read };
}

export function hexOf({ data }: Awaited<ReturnType<VirtualUsbDevice['transferIn']>>): string {
  return data === undefined ? '' : toHex(new Uint8Array(data.buffer, data.byteOffset, data.byteLength));
}

/** Hex without its white space. */
export const hex = (text: string): string => text.replace(/\s+/g, '');
