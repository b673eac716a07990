import { type Bytes, bytes, wipe } from '../../bytes';
import type { Clock } from '../../clock';
import { AppError, isAppError } from '../../errors';
import { type BlockExchange, ISO_DEP_MAX_READ, type Received, isoDep } from '../../protocol/iso-dep';
import { type ApduExchange, decodeResponse, encodeCommand, selectApplication } from '../../protocol/iso7816';
import { isLinkLoss, repeatOnce } from '../link-loss';
import { type Activation, type RadioFrontEnd, type RadioLink, fromAtqb, fromPseudoAtr } from '../radio';
import type { BulkPipe } from '../usb';
import {
  EXCHANGE_OVERHEAD,
  type ObjectAnswer,
  ObjectStatus,
  PROLOGUE,
  type Session,
  activated,
  decodeObjects,
  manageSession,
  received,
  refusal,
  switchToTypeB,
  transparentExchange,
} from './data-objects';
import { type EscapeOptions, FIRMWARE_VERSION, LONGEST_MESSAGE, createEscape } from './escape';

/** Between field off and on, and until the card is awake. */
const FIELD_PAUSE = 30;
/** Between the reader's answer to the switch of protocol and the first frame. */
const ACTIVATION_PAUSE = 20;
/** Sessions that begin in quick succession were seen to freeze the reader. */
const SESSION_GAP = 500;
/** The least that the reader listens for an answer. A shorter timer looks exactly like a dead card. */
const TIMER = 1_000;
/** Where the card's time is not known, for signatures, and for secrets: an answer that comes too late costs a try. */
const LONG_TIMER = 5_000;
/** PSO and INTERNAL AUTHENTICATE: the card works for a second, and a repeat would be a second signature. */
const SIGNING: readonly number[] = [0x2a, 0x88];
const KEEP_ALIVE_PAUSE = 100;
/** R(NAK): a card answers with R(ACK) or its last block, and does nothing (ISO/IEC 14443-4, 7.5.4.3). */
const NAK = bytes(0xb2);
const PRESENCE_TRIES = 2;

/** SELECT of the certificates' application: changes nothing on a card just activated, and any answer will do. */
const HARMLESS = encodeCommand(
  selectApplication(bytes(0xd3, 0x92, 0xf0, 0x00, 0x26, 0x01, 0x00, 0x00, 0x00, 0x01)),
);

/** An RC-S300 through its vendor interface: a transparent session, and ISO-DEP by the reader or by us. */
export function createFrontEnd({
  pipe,
  clock,
}: {
  readonly pipe: BulkPipe;
  readonly clock: Clock;
}): RadioFrontEnd {
  const escape = createEscape({ pipe, clock });
  let isOpen = false;
  let began = -Infinity;
  /** A card was activated since the field came on: it hears no further request, so the field must go first. */
  let isDirty = false;
  /** Who runs ISO-DEP, settled by a harmless command once a session. */
  let mode: keyof typeof PROLOGUE | undefined;
  let canAsk: boolean | undefined;
  let fwt: number | undefined;

  async function ask(payload: Bytes, options?: EscapeOptions): Promise<ObjectAnswer> {
    return decodeObjects(await escape(payload, options));
  }

  /** What may be sent twice, for its answer only. */
  function asked(payload: Bytes): Promise<ObjectAnswer> {
    return repeatOnce(() => ask(payload));
  }

  async function manage(act: Session): Promise<void> {
    const { sw } = await asked(manageSession(act));
    if (sw !== ObjectStatus.done) throw refusal(sw);
  }

  /** Ends a session that a page before us left open, or that the reader has dropped: whatever it answers. */
  async function endQuietly(): Promise<void> {
    await asked(manageSession('end'));
  }

  async function begin(): Promise<void> {
    isOpen = false;
    const rest = began + SESSION_GAP - clock.now();
    if (rest > 0) await clock.sleep(rest);
    began = clock.now();
    await repeatOnce(() => escape(FIRMWARE_VERSION));
    await endQuietly();
    const { sw } = await asked(manageSession('start'));
    if (sw === ObjectStatus.startedTwice) {
      await endQuietly();
      await manage('start');
    } else if (sw !== ObjectStatus.done) {
      throw refusal(sw);
    }
    isOpen = true;
    await renewField();
  }

  async function renewField(): Promise<void> {
    await manage('field off');
    await clock.sleep(FIELD_PAUSE);
    await manage('field on');
    await clock.sleep(FIELD_PAUSE);
    isDirty = false;
  }

  async function look(): Promise<Activation | undefined> {
    if (!isOpen) await begin();
    else if (isDirty) await renewField();
    const answer = await asked(switchToTypeB());
    if (answer.sw === ObjectStatus.noAnswer || answer.sw === ObjectStatus.radioError) return undefined;
    if (answer.sw !== ObjectStatus.done) throw refusal(answer.sw);
    isDirty = true;
    await clock.sleep(ACTIVATION_PAUSE);
    const { atr, protocolInfo } = activated(answer);
    const found =
      atr === undefined && protocolInfo !== undefined
        ? fromAtqb(new Uint8Array(4), protocolInfo, 0)
        : fromPseudoAtr(atr ?? bytes());
    fwt = found.fwt;
    return found;
  }

  async function activate(): Promise<Activation | undefined> {
    try {
      return await look();
    } catch (error) {
      // The reader dropped the session while it was idle.
      const isDropped =
        isAppError(error, 'reader/command-failed') &&
        [ObjectStatus.wrongOrder, ObjectStatus.wrongState].some((sw) => sw === error.detail.error);
      if (!isDropped || !isOpen) throw error;
      isOpen = false;
      return look();
    }
  }

  async function transceive(
    data: Bytes,
    by: keyof typeof PROLOGUE,
    timer: number,
    secret = false,
  ): Promise<Received> {
    isDirty = true;
    const payload = transparentExchange(data, PROLOGUE[by], timer);
    try {
      return received(await ask(payload, { cardTime: timer, secret }));
    } finally {
      if (secret) wipe(payload);
    }
  }

  const blocks: BlockExchange = async (block, { timeout, secret }) => {
    try {
      return await transceive(block, 'host', timerFor(timeout, secret), secret);
    } catch (error) {
      // What USB lost the card can be asked for again, without the command going out twice.
      if (isLinkLoss(error)) return 'mute';
      throw error;
    }
  };

  const byReader: ApduExchange = async (apdu, { secret, timeout = fwt ?? LONG_TIMER }) => {
    const limit = LONGEST_MESSAGE - EXCHANGE_OVERHEAD;
    if (apdu.length > limit) throw new AppError('reader/too-long', { length: apdu.length, limit });
    const isSigning = SIGNING.includes(apdu[1] ?? 0);
    const timer = timerFor(timeout, secret || isSigning);
    const once = (ms: number): Promise<Received> => transceive(apdu, 'reader', ms, secret);
    let answer = await (secret ? once(timer) : repeatOnce(() => once(timer)));
    // No answer may be a timer that was too short.
    if (typeof answer === 'string' && !secret && !isSigning) answer = await once(Math.max(timer, LONG_TIMER));
    if (typeof answer === 'string') throw new AppError('reader/card-mute', {});
    return answer;
  };

  function linkByHost(card: Activation): RadioLink {
    const { exchange } = isoDep({ exchange: blocks, fsc: card.fsc, fwt: card.fwt ?? LONG_TIMER });
    return { card, maxRead: ISO_DEP_MAX_READ, exchange };
  }

  /** Whether the reader runs ISO-DEP: it gave the card's whole answer to a bare APDU. */
  async function readerRuns(): Promise<boolean> {
    try {
      const answer = await repeatOnce(() => transceive(HARMLESS, 'reader', timerFor(fwt ?? LONG_TIMER)));
      if (typeof answer === 'string') return false;
      decodeResponse(answer);
      return true;
    } catch (error) {
      if (isAppError(error, 'reader/command-failed') || isAppError(error, 'apdu/malformed')) return false;
      throw error;
    }
  }

  async function isThere(): Promise<boolean> {
    for (let tries = 0; tries < PRESENCE_TRIES; tries += 1) {
      if ((await blocks(NAK, { timeout: fwt ?? 0, multiplier: 1, secret: false })) !== 'mute') return true;
    }
    return false;
  }

  return {
    activate,
    settle: async (card) => {
      if (mode === undefined && (await readerRuns())) {
        mode = 'reader';
        canAsk = await isThere();
      }
      if (mode === 'reader') return { card, maxRead: 256, exchange: byReader };
      if (mode === 'host') return linkByHost(card);
      // What the card made of a bare APDU is not known: it begins anew.
      const again = await activate();
      if (again === undefined) throw new AppError('reader/no-card', {});
      const link = linkByHost(again);
      await link.exchange(HARMLESS, { secret: false });
      [mode, canAsk] = ['host', true];
      return link;
    },
    isPresent: async () => (canAsk === true ? isThere() : undefined),
    keepAlive: async () => {
      try {
        await escape(FIRMWARE_VERSION);
      } catch (error) {
        if (!isLinkLoss(error)) throw error;
      }
      await clock.sleep(KEEP_ALIVE_PAUSE);
    },
    stop: async () => {
      if (!isOpen) return;
      isOpen = false;
      await ask(manageSession('field off'));
      await ask(manageSession('end'));
    },
  };
}

/** How long the reader listens for a card that may take `cardTime` ms. */
function timerFor(cardTime: number, isLong = false): number {
  return Math.ceil(Math.max(TIMER, 1.2 * cardTime, isLong ? LONG_TIMER : 0));
}
