import { type Bytes, fromHex } from '../../src/bytes';
import { READER_MODELS, createVirtualReader } from '../../src/sim';
import { systemClock } from '../../src/clock';

/** The class descriptor of a TPDU reader that is sold for this card (SCR3310-NTTCom). */
export function classDescriptor(): Bytes {
  return fromHex(
    '36 21 10 01 00 07 03000000 C0120000 C0120000 00 67320000 CE4C0600 58 FC000000 00000000 00000000 BA010100 0F010000 FF FF 0000 00 01',
  );
}

/** The configuration descriptor of every virtual reader. */
export function configurationBytes(): readonly Bytes[] {
  return Object.values(READER_MODELS).flatMap((model) => {
    const { device } = createVirtualReader(model, { clock: systemClock });
    return device.configurationBytes(0) ?? [];
  });
}
