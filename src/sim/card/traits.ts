import type { Bytes } from '../../bytes';

/** What differs between chips and their generations; the defaults are what most public projects measured. */
export interface CardTraits {
  readonly atr: Bytes;
  readonly typeB: { readonly applicationData: Bytes; readonly protocolInfo: Bytes };
  /** Short EF identifiers work (else 6A86 and SELECT EF is the only way). */
  readonly shortEfIds: boolean;
  /** Extended Lc and Le are understood (else 6700). */
  readonly extendedLength: boolean;
  /** READ with an Le past the end: what is left and 9000, the same with 6282, or `6Cxx` and nothing. */
  readonly pastEnd: '9000' | '6282' | '6Cxx';
  /** Answer data wait for GET RESPONSE (61xx), or come at once. */
  readonly getResponse: boolean;
  /** VERIFY without data after a success: 9000 (ISO/IEC 7816-4, 11.5.6), or the counter all the same. */
  readonly verifiedQuery: '9000' | 'counter';
  /** VERIFY without data: understood as case 1, or only with Le = 00 (else 6700). */
  readonly queryForm: 'case-1' | 'case-2';
  /** What a blocked PIN answers to a query. */
  readonly blockedQuery: 0x63c0 | 0x6984 | 0x6983;
}
