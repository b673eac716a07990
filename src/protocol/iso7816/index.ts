/** ISO/IEC 7816-4: commands as values, responses, the channel to a card. */
export type { Command, Response } from './command';
export type { CardChannel, TransmitOptions } from './channel';
