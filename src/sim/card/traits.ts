import { type Bytes, fromHex } from '../../bytes';

/** What differs between chips and their generations; the defaults are what most public projects measured. */
export interface CardTraits {
  readonly atr: Bytes;
  readonly typeB: { readonly applicationData: Bytes; readonly protocolInfo: Bytes };
  /** What a short EF identifier is answered with: 9000 = it works, else SELECT EF is the only way. */
  readonly shortEfIds: 0x9000 | 0x6a82 | 0x6a86 | 0x6700 | 0x6b00;
  /** Extended Lc and Le are understood (else 6700). */
  readonly extendedLength: boolean;
  /** READ with an Le past the end: what is left and 9000, the same with 6282, or `6Cxx` and nothing. */
  readonly pastEnd: '9000' | '6282' | '6Cxx';
  /** Answer data wait for GET RESPONSE (61xx), or come at once. */
  readonly getResponse: boolean;
  /** VERIFY without data after a success: 9000 (ISO/IEC 7816-4, VERIFY), or the counter all the same. */
  readonly verifiedQuery: '9000' | 'counter';
  /** VERIFY without data: understood as case 1, or only with Le = 00 (else 6700). */
  readonly queryForm: 'case-1' | 'case-2';
  /** What a blocked PIN answers to a query. */
  readonly blockedQuery: 0x63c0 | 0x6984 | 0x6983;
}

/** Answers to reset on the contacts that public projects saw on this card; T=1 on every one. */
export const ATRS = {
  bare: fromHex('3BE000FF8131FE4514'),
  '2024': fromHex('3BDA13FF8131FB468012392F31C173C601C03B'),
  shortOnly: fromHex('3BC5FF8131FB458073C6010000'),
  /** TA2 present: specific mode, T=1 at once (ISO/IEC 7816-3, 8.3). */
  specific: fromHex('3BF59100FF918171FE400042000100D1D6'),
} as const;

export const DEFAULT_TRAITS: CardTraits = {
  atr: ATRS['2024'],
  typeB: { applicationData: fromHex('000005E0'), protocolInfo: fromHex('B381A1') },
  shortEfIds: 0x9000,
  extendedLength: true,
  pastEnd: '9000',
  getResponse: false,
  verifiedQuery: '9000',
  queryForm: 'case-1',
  blockedQuery: 0x63c0,
};
