/** USB class codes (USB-IF, "Defined Class Codes"). */
export const SMART_CARD = 0x0b;
export const VENDOR = 0xff;

/** A: two independent public sources; B: one; C: inferred; -: nothing found. */
export type Confidence = 'A' | 'B' | 'C' | '-';

/** What is worth telling about one reader beside its verdict; the words are in i18n. */
export type ReaderNote =
  | 'bluetooth'
  | 'built-in'
  | 'character-level'
  | 'contact-slot-only'
  | 'felica-only'
  | 'firmware-varies'
  | 'interface-unknown'
  | 'keyboard'
  | 'maker-driver'
  | 'no-trace'
  | 'not-usb'
  | 'other-scr3310'
  | 'phone'
  | 'private-protocol'
  | 'refusal-on-record'
  | 'swap-driver'
  | 'type-b-unproven';

/** A reader by its trade name, with what public sources tell of its USB side. */
export interface KnownReader {
  readonly id: string;
  readonly name: string;
  readonly kind: 'contact' | 'contactless' | 'both' | 'unknown';
  /** Vendor and product ids, where a source names them. */
  readonly usb?: readonly (readonly [vendorId: number, productId: number])[];
  /** A vendor and its first and last product id, where a whole range is meant. */
  readonly usbRange?: readonly [vendorId: number, first: number, last: number];
  /** Interface classes seen; a further vendor interface is not excluded by a list that names 0x0B alone. */
  readonly classes?: readonly number[];
  readonly sale?: 'offered' | 'ended';
  /** How sure the pairing of name and ids is, and how sure the interface classes are. */
  readonly sure: { readonly product: Confidence; readonly interfaces: Confidence };
  readonly note?: ReaderNote;
}
