import type { Bytes } from '../../bytes';

/** What a virtual card tells of one command it processed, for tests: never for the product. */
export interface CardLogEntry {
  /** The command APDU as the card saw it, after T=0, T=1 or ISO-DEP was taken off. */
  readonly command: Bytes;
  readonly sw: number;
}

/**
 * A virtual card at APDU level: the far end of every virtual reader. Synchronous, so that virtual time and real
 * time agree; the time that a real chip would take is told by `duration` and spent by the reader.
 */
export interface VirtualCard {
  /** Answer to reset on the contacts (ISO/IEC 7816-3, 8). */
  readonly atr: Bytes;
  /** What it tells on the radio side (ISO/IEC 14443-3 Type B): PUPI is random for each activation. */
  readonly typeB: { readonly applicationData: Bytes; readonly protocolInfo: Bytes };
  readonly log: readonly CardLogEntry[];
  /** Cold reset or activation: security status, selected application and secure messaging are gone. */
  reset(): void;
  /** Processes one command APDU, short or extended, and gives the response APDU with its status word. */
  transmit(command: Bytes): Bytes;
  /** Milliseconds that the chip would work on this command. */
  duration(command: Bytes): number;
}
