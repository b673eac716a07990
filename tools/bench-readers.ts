/** What a glance costs with each kind of reader: commands of the card, exchanges with the reader, transfers of USB. */
import type { Clock } from '../src/clock';
import { createDeviceSource, openReader, withSmartCard } from '../src/reader';
import { createReadCard } from '../src/session';
import { createVirtualReader, type VirtualCard, VirtualSmartCard, VirtualUsb } from '../src/sim';

const USB_KINDS = ['short', 'extended', 't1', 't0', 'rc-s300', 'rc-s300-host', 'rc-s380'] as const;
export type ReaderKindName = (typeof USB_KINDS)[number] | 'smart-card-api';
export const READER_KINDS: readonly ReaderKindName[] = [...USB_KINDS, 'smart-card-api'];

export interface GlanceCost {
  readonly apdus: number;
  /** Messages to the reader, each with its answer; for the system's service, calls of `transmit`. */
  readonly exchanges: number;
  readonly exchangesPerApdu: number;
  /** READ BINARY of the certificate, after its own SELECT or short identifier. */
  readonly certificateReads: number;
  readonly certificateBytes: number;
  /** Bulk transfers; absent where the service moves them. */
  readonly usbTransfers?: number;
}

/** From the first command of a powered card to the whole board. */
export async function glanceCost(kind: ReaderKindName, card: VirtualCard, clock: Clock): Promise<GlanceCost> {
  const isOfService = kind === 'smart-card-api';
  const usb = new VirtualUsb({ clock });
  const reader = createVirtualReader(isOfService ? 'short' : kind, { clock });
  const service = new VirtualSmartCard({ clock, readers: isOfService ? [kind] : [] });
  if (isOfService) service.insert(card, kind);
  else usb.plug(reader.device, { permitted: true });
  if (!isOfService) reader.insert(card);
  const attached = withSmartCard({ service, source: createDeviceSource(usb, clock), openReader, clock });
  const read = createReadCard({ ...attached, clock });
  const counts = () => ({
    apdus: card.log.length,
    exchanges: isOfService
      ? service.log.filter((call) => call === 'transmit').length
      : reader.log.filter(({ direction }) => direction === 'out').length,
    transfers: reader.faults.transfers,
  });
  let from: ReturnType<typeof counts> | undefined;
  let cost: GlanceCost | undefined;
  read.subscribe(() => {
    const { phase, facts } = read.snapshot;
    if (phase === 'reading') from ??= counts();
    if (phase !== 'further' || from === undefined || cost !== undefined) return;
    const to = counts();
    const apdus = to.apdus - from.apdus;
    const exchanges = to.exchanges - from.exchanges;
    cost = {
      apdus,
      exchanges,
      exchangesPerApdu: Math.round((1000 * exchanges) / apdus) / 1000,
      certificateReads: certificateReads(card.log.slice(from.apdus)),
      certificateBytes: facts.authentication?.der?.length ?? 0,
      ...(isOfService ? {} : { usbTransfers: to.transfers - from.transfers }),
    };
  });
  await read.start();
  const { error } = read.snapshot;
  await read.forget();
  if (error) throw error;
  if (cost === undefined) throw new Error(`no glance with ${kind}`);
  return cost;
}

/** READ BINARY by short identifier 0A, and those from an offset in the file that this made current (ISO/IEC 7816-4). */
function certificateReads(log: VirtualCard['log']): number {
  const from = log.findIndex(({ command: [, ins, p1] }) => ins === 0xb0 && p1 === 0x8a);
  if (from < 0) return 0;
  const after = log.slice(from + 1).findIndex(({ command: [, ins, p1 = 0] }) => ins !== 0xb0 || p1 > 0x7f);
  return 1 + (after < 0 ? log.length - from - 1 : after);
}
