/** CCID 1.1: each reader whose live descriptor shows a class descriptor and a bulk pair, whatever its class code. */
import { AppError } from '../../errors';
import type { DriverCandidate, LiveDevice } from '../driver';
import { claimPipe } from '../usb';
import { createCcidReader } from './ccid-reader';
import { exchangeLevel, findClassDescriptor } from './class-descriptor';

/** The interfaces of the device that speak CCID, in their order; whether one may be claimed only the claim tells. */
export function ccidCandidates({ device, configuration, clock }: LiveDevice): readonly DriverCandidate[] {
  const interfaces = device.configuration?.interfaces ?? [];
  return interfaces.flatMap(({ interfaceNumber, alternate }) => {
    const described = configuration.interfaces.find(
      (each) =>
        each.interfaceNumber === interfaceNumber && each.alternateSetting === alternate.alternateSetting,
    );
    const descriptor = described && findClassDescriptor(described.extras);
    const hasBulk = (direction: 'in' | 'out'): boolean =>
      alternate.endpoints.some((end) => end.type === 'bulk' && end.direction === direction);
    if (descriptor === undefined || !hasBulk('in') || !hasBulk('out')) return [];
    return [
      async () => {
        if (exchangeLevel(descriptor) === 'character') {
          throw new AppError('reader/level-unsupported', { level: 'character' });
        }
        const pipe = await claimPipe(device, { clock, interfaceNumber, alternate });
        const { productName, vendorId, productId } = device;
        return createCcidReader({
          pipe,
          descriptor,
          info: { kind: 'ccid', name: productName ?? '', vendorId, productId },
          clock,
        });
      },
    ];
  });
}
