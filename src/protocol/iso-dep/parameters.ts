/** ISO/IEC 14443-4, table 1: the frame size by FSCI or FSDI. */
const FRAME_SIZES = [16, 24, 32, 40, 48, 64, 96, 128] as const;
const LARGEST = 256;

/** The carrier in kHz (ISO/IEC 14443-2, 6.1). */
const CARRIER = 13_560;

/** Octets of a whole frame, prologue and CRC included; 8 and the reserved values above are taken as 256. */
export function frameSize(fsci: number): number {
  return FRAME_SIZES[fsci] ?? LARGEST;
}

/**
 * Frame waiting time in ms (7.2), with the 49152 / fc that a reader adds to it; the reserved FWI 15 is taken
 * as the default 4.
 */
export function frameWaitingTime(fwi: number): number {
  return (4096 * 2 ** (fwi === 15 ? 4 : fwi) + 49_152) / CARRIER;
}
