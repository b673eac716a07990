import type { Bytes } from '../../bytes';
import { KeyNotReady } from '../pki';
import { type Answer, encodeAnswer, parseApdu } from './apdu';
import type { CardLogEntry, VirtualCard } from './card';
import type { Application } from './files';
import { changeReferenceData, verify } from './pins';
import { getChallenge, getData, getResponse, readBinary, readRecord, waiting } from './read';
import { select } from './select';
import { computeSignature, internalAuthenticate } from './sign';
import { type Chip, type Handler, Refusal, enter, refuse } from './state';
import type { CardTraits } from './traits';

const INTERINDUSTRY: Readonly<Record<number, Handler>> = {
  0x20: verify,
  0x24: changeReferenceData,
  0x84: getChallenge,
  0x88: internalAuthenticate,
  0xa4: select,
  0xb0: readBinary,
  0xb2: readRecord,
  0xc0: getResponse,
  0xca: getData,
};
const PROPRIETARY: Readonly<Record<number, Handler>> = {
  0x2a: computeSignature,
  /** The iPhone's "last command": cards know its INS and refuse its length. */
  0xfc: () => ({ sw: 0x6700 }),
};

/** Milliseconds a chip works on a command: a private-key operation takes about a second, a PIN some tens. */
const WORK: Readonly<Record<number, number>> = { 0x2a: 900, 0x88: 900, 0x20: 40, 0x24: 60, 0xa4: 15 };

/** A chip with these applications, at APDU level (ISO/IEC 7816-4 as this card speaks it). */
export function createChip(
  applications: readonly Application[],
  traits: CardTraits,
  random: (length: number) => Bytes,
): VirtualCard {
  const chip: Chip = { applications, traits, random, verified: new Set() };
  const log: CardLogEntry[] = [];
  return {
    atr: traits.atr,
    typeB: traits.typeB,
    log,
    reset: () => {
      enter(chip, undefined);
      chip.pending = undefined;
    },
    transmit: (command) => {
      const answer = process(chip, command);
      log.push({ command: command.slice(), sw: answer.sw });
      return encodeAnswer(answer);
    },
    duration: (command) => WORK[command[1] ?? 0] ?? 5,
  };
}

function process(chip: Chip, command: Bytes): Answer {
  try {
    const apdu = parseApdu(command) ?? refuse(0x6700);
    const handler = handlerOf(apdu.cla, apdu.ins);
    if (apdu.extended && !chip.traits.extendedLength) refuse(0x6700);
    if (handler === getResponse) return handler(chip, apdu);
    chip.pending = undefined;
    const answer = handler(chip, apdu);
    if (!chip.traits.getResponse || answer.data === undefined || answer.data.length === 0) return answer;
    chip.pending = answer.data;
    return { sw: waiting(answer.data) };
  } catch (refusal) {
    if (refusal instanceof Refusal) return { sw: refusal.sw };
    if (refusal instanceof KeyNotReady) return { sw: 0x6581 };
    throw refusal;
  }
}

function handlerOf(cla: number, ins: number): Handler {
  if (cla === 0x80) return PROPRIETARY[ins] ?? refuse(0x6d00);
  if ((cla & 0xe0) !== 0) refuse(0x6e00);
  if ((cla & 0x03) !== 0) refuse(0x6881);
  if ((cla & 0x0c) !== 0) refuse(0x6882);
  if ((cla & 0x10) !== 0) refuse(0x6884);
  return INTERINDUSTRY[ins] ?? refuse(0x6d00);
}
