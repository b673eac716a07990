import type { Bytes } from '../bytes';
import type { CivilDate } from '../clock';
import type { AppError } from '../errors';

/** What lies on the reader, as far as its applications and its token label tell. */
export type CardKind = 'my-number' | 'phone' | 'old-resident' | 'other';

/** The applications of the card, by the house's short names. */
export type ApplicationName = 'common' | 'jpki' | 'text' | 'face' | 'juki' | 'licence';

export type Presence = 'present' | 'absent' | 'unknown';

/** The PINs whose counters a glance asks for. */
export type GlancePin = 'authentication' | 'signature' | 'text';

/** Every PIN, password and number that opens something, by the house's short names; one counter each. */
export type PinName =
  | GlancePin
  | 'text-number-a'
  | 'text-number-b'
  | 'face-birth'
  | 'face-number-a'
  | 'face-number-b'
  | 'juki'
  | 'licence';

/** Tries that remain, as VERIFY without data told (ISO/IEC 7816-4, 7.5.6): it spends none. */
export type PinCounter =
  | { readonly state: 'tries'; readonly left: number }
  | { readonly state: 'blocked' }
  /** Verified already in this session: the count is not told. */
  | { readonly state: 'verified' }
  | { readonly state: 'absent' }
  | { readonly state: 'unknown' };

export interface CertificateFacts {
  readonly notBefore: CivilDate;
  /** The last day in Japan on which it is not past its date. */
  readonly notAfter: CivilDate;
  /** False while only its first part has been read: the dates may then be shown only as provisional. */
  readonly complete: boolean;
  /** The certificate as the card holds it, filler trimmed; only when complete. */
  readonly der?: Bytes;
}

/** What a glance has learned so far; a field that is absent is not known yet. Values are never mutated. */
export interface GlanceFacts {
  readonly kind?: CardKind;
  readonly bodyExpiry?: CivilDate;
  /** Five digits of the municipality's code; not shown unless asked for. */
  readonly municipality?: string;
  readonly authentication?: CertificateFacts;
  /** Which certificates the card says it carries (JPKI-AP EF 0008). */
  readonly certificates?: { readonly authentication: Presence; readonly signature: Presence };
  readonly pins: Readonly<Partial<Record<PinName, PinCounter>>>;
  readonly applications: Readonly<Partial<Record<ApplicationName, Presence>>>;
  /** What on the card could not be used (`card/*`, `pki/*`): each loses only its own fact. */
  readonly issues?: readonly AppError[];
}
