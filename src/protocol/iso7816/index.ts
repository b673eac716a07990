/** ISO/IEC 7816-3 and -4: commands as values, responses, status words, the channel to a card, ATR and PPS. */
export type { Command, Response } from './command';
export type { ApduExchange, CardChannel, ExchangeOptions, TransmitOptions } from './channel';
export { decodeResponse, encodeCommand } from './apdu';
export { apduChannel } from './apdu-channel';
export { StatusWord, bytesAvailable, isSuccess, rightLe, triesLeft } from './status-word';
export {
  changeReferenceData,
  computeSignature,
  getChallenge,
  getData,
  readBinary,
  readBinaryShort,
  readRecord,
  readRecordShort,
  selectApplication,
  selectFile,
  verify,
  verifyQuery,
} from './commands';
export { type Atr, type TckState, parseAtr } from './atr';
export { type FiDi, type WaitingTimes, DEFAULT_FI_DI, fiDi, waitingTimes } from './timing';
export { type PpsRequest, checkPps, encodePps } from './pps';
