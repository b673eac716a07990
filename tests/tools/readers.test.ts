import { beforeAll, describe, expect, it } from 'vitest';
import { systemClock as clock } from '../../src/clock';
import { createCard, type DemoCard } from '../../src/sim';
import { glanceCost, READER_KINDS } from '../../tools/bench-readers';

let card: DemoCard;
beforeAll(async () => {
  card = await createCard('all-current', { clock });
});

describe('a glance with each kind of reader', () => {
  it.each(READER_KINDS)('%s: one exchange a command', async (kind) => {
    const { apdus, exchanges, certificateReads, certificateBytes, ...cost } = await glanceCost(
      kind,
      card,
      clock,
    );
    expect(exchanges).toBe(apdus);
    // At T=0 the card says once by 6Cxx how much there is (ISO/IEC 7816-3, 12.2.1), and is asked again.
    expect(apdus).toBe(kind === 't0' ? 16 : 15);
    const maxRead = kind === 't1' ? 252 : kind === 'rc-s300-host' || kind === 'rc-s380' ? 251 : 256;
    expect(certificateReads).toBe(Math.ceil(certificateBytes / maxRead));
    // RC-S380 acknowledges each command by a transfer of its own.
    const transfers = kind === 'smart-card-api' ? undefined : (kind === 'rc-s380' ? 3 : 2) * exchanges;
    expect(cost.usbTransfers).toBe(transfers);
  });
});
