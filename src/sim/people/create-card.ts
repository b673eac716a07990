import { AppError } from '../../errors';
import type { Bytes } from '../../bytes';
import type { Clock } from '../../clock';
import type { VirtualCard } from '../card/card';
import type { CardTraits } from '../card/traits';
import type { Authority, KeySource } from '../pki';
import type { PersonId } from './people';
import type { Person } from './person';

/** The applications of a virtual card, by the house's short names. */
export type SimApplication = 'common' | 'jpki' | 'text' | 'face' | 'juki' | 'licence';

export interface CardOptions {
  /** Dates are relative to its today, in Japan. */
  readonly clock: Clock;
  /** Shared by the cards of one demo; made anew when left out. */
  readonly authority?: Authority;
  /** Where RSA keys come from; the platform's generator when left out. */
  readonly keys?: KeySource;
  /** Random octets, `length` of them; the platform's when left out. */
  readonly random?: (length: number) => Bytes;
  /** What differs between chip generations. */
  readonly traits?: Partial<CardTraits>;
}

/** A virtual card with what tests may look at and damage. */
export interface DemoCard extends VirtualCard {
  readonly person: Person;
  /**
   * Resolves when every key of the card exists. Until then the glance works in full, and what needs another key
   * (the signature certificate, signed records, signing) answers 6581.
   */
  readonly complete: Promise<void>;
  /** The octets of a transparent EF as the chip stores them, filler included; a record EF gives record 1. */
  file(application: SimApplication, ef: number): Bytes;
  /** Puts other octets into an EF: a damaged or altered card. */
  alter(application: SimApplication, ef: number, edit: (content: Bytes) => Bytes): void;
  /** Tries that remain on a PIN EF. */
  tries(application: SimApplication, ef: number): number;
}

/** The card of a demo person. Resolves when a glance can be read from it. */
export function createCard(_person: PersonId, _options: CardOptions): Promise<DemoCard> {
  return Promise.reject(new AppError('app/unexpected', {}));
}
