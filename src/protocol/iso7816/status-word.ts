/** Status words that the app has a use for, by their meaning (ISO/IEC 7816-4, 5.6). */
export const StatusWord = {
  success: 0x9000,
  /** End of file reached before Le octets were read. */
  endOfFile: 0x6282,
  wrongLength: 0x6700,
  commandIncompatible: 0x6981,
  securityNotSatisfied: 0x6982,
  authenticationBlocked: 0x6983,
  /** Reference data not usable: what a My Number Card answers for a blocked PIN. */
  referenceDataNotUsable: 0x6984,
  conditionsNotSatisfied: 0x6985,
  noCurrentFile: 0x6986,
  wrongData: 0x6a80,
  functionNotSupported: 0x6a81,
  notFound: 0x6a82,
  recordNotFound: 0x6a83,
  wrongP1P2: 0x6a86,
  referencedDataNotFound: 0x6a88,
  /** Offset outside of the file. */
  wrongOffset: 0x6b00,
  insNotSupported: 0x6d00,
  claNotSupported: 0x6e00,
} as const;

export function isSuccess(sw: number): boolean {
  return sw === StatusWord.success;
}

/** Tries left by 63Cx, 0 to 15; undefined for every other status word. */
export function triesLeft(sw: number): number | undefined {
  return sw >> 4 === 0x63c ? sw & 0x0f : undefined;
}

/** Octets that GET RESPONSE can fetch by 61xx, 1 to 256; undefined for every other status word. */
export function bytesAvailable(sw: number): number | undefined {
  return sw >> 8 === 0x61 ? sw & 0xff || 256 : undefined;
}

/** The Le to ask with by 6Cxx, 1 to 256; undefined for every other status word. */
export function rightLe(sw: number): number | undefined {
  return sw >> 8 === 0x6c ? sw & 0xff || 256 : undefined;
}
