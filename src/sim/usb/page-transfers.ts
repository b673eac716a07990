import { pageError } from './page-errors';
import type { Transfer, TransferStatus } from './transfer';

interface Pending {
  readonly endpoint: number;
  readonly transfer: Transfer<unknown>;
  /** What the page is told when the transfer is cancelled. */
  reason: () => DOMException;
}

/** The transfers that a page waits for. */
export class PageTransfers {
  readonly #pending = new Set<Pending>();

  /** @throws DOMException as the page gets it when the transfer was cancelled or the device left */
  async run<Outcome extends { readonly status: TransferStatus }>(
    endpoint: number,
    transfer: Transfer<Outcome>,
  ): Promise<Outcome> {
    const pending: Pending = { endpoint, transfer, reason: pageError.transfer };
    this.#pending.add(pending);
    const outcome = await transfer.done;
    this.#pending.delete(pending);
    if (outcome.status === 'cancelled') throw pending.reason();
    if (outcome.status === 'gone') throw pageError.transfer();
    return outcome;
  }

  cancel(concerns: (endpoint: number) => boolean, reason: () => DOMException): void {
    for (const pending of this.#pending) {
      if (!concerns(pending.endpoint)) continue;
      pending.reason = reason;
      pending.transfer.cancel();
    }
  }
}
