import type { Bytes } from '../../../src/bytes';
import type { UsbDevice } from '../../../src/reader';

/** Keeps a copy of every bulk-out message of the device from now on: type, the three octets 7 to 9, data. */
export function tapped(device: UsbDevice): (type: number) => readonly { head: number[]; data: Bytes }[] {
  const messages: Bytes[] = [];
  const send = device.transferOut.bind(device);
  device.transferOut = (endpoint, data) => {
    messages.push(data.slice());
    return send(endpoint, data);
  };
  return (type) =>
    messages
      .filter((message) => message[0] === type)
      .map((message) => ({ head: [...message.slice(7, 10)], data: message.slice(10) }));
}
