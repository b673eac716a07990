import type { CivilDate } from '../../clock';

/** All that a demo card records of its holder: invented, consistent, for tests to compare with. */
export interface Person {
  readonly name: string;
  readonly address: string;
  readonly birth: CivilDate;
  /** 1 male, 2 female (as the chip codes it). */
  readonly sex: '1' | '2';
  /** 12 digits with a right check digit, from a range that begins with zeros. */
  readonly myNumber: string;
  /** The four digits printed under the photo. */
  readonly securityCode: string;
  /** Number B: birth YYMMDD (year of the era; of the Gregorian calendar for foreign holders), expiry YYYY, security code. */
  readonly numberB: string;
  readonly bodyExpiry: CivilDate;
  readonly municipality: string;
  readonly issued: CivilDate;
  readonly authentication?: { readonly from: CivilDate; readonly until: CivilDate };
  readonly signature?: { readonly from: CivilDate; readonly until: CivilDate };
}

/** The PINs of every demo card, for the demo to tell. */
export const DEMO_PINS = {
  authentication: '4096',
  signature: 'KIGEN2026',
  text: '2718',
  juki: '3141',
} as const;
