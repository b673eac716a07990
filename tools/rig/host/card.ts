/** The card that lies in QEMU's reader: it lives on the host and answers over the passthrough socket. */
import type { Socket } from 'node:net';
import { bytes } from '../../../src/bytes';
import { systemClock } from '../../../src/clock';
import { createCard } from '../../../src/sim';
import { t0Card } from '../../../src/sim/readers/t0-card';
import { type Told, inWords } from '../told';
import { insertCard } from './vscard';

/** QEMU's reader takes T=0 cards only: the card shows its T=0 face (ISO/IEC 7816-3, 8.2). */
const ATR = bytes(0x3b, 0x00);

export interface HostCard {
  readonly told: Told;
  /** Puts it into the reader whose character device listens at this path. */
  insert(path: string): Promise<Socket>;
}

export async function makeHostCard(): Promise<HostCard> {
  const card = await createCard('all-current', { clock: systemClock });
  await card.complete;
  const { bodyExpiry, authentication } = card.person;
  if (authentication === undefined) throw new Error('this person has no authentication certificate');
  const answer = t0Card(card);
  return {
    told: { bodyExpiry: inWords(bodyExpiry), authenticationUntil: inWords(authentication.until) },
    insert: (path) =>
      insertCard(path, {
        atr: ATR,
        // QEMU hands on what the reader was sent; a command that the card's T=0 face cannot take gets 6700.
        answer: (tpdu) => answer(tpdu).data ?? bytes(0x67, 0x00),
      }),
  };
}
