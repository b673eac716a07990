/** What each application costs through the whole stack on the virtual reader, in commands, beside the fewest. */
import type { Bytes } from '../src/bytes';
import { systemClock as clock } from '../src/clock';
import { derSize } from '../src/pki';
import { readTlvHeader } from '../src/protocol/tlv';
import { createDeviceSource, openReader } from '../src/reader';
import {
  type Act,
  createReadCard,
  createWholeCard,
  type NumberBParts,
  type Press,
  type WholeCard,
} from '../src/session';
import {
  createCard,
  createVirtualReader,
  DEMO_PINS,
  type DemoCard,
  type SimApplication,
  VirtualUsb,
} from '../src/sim';

interface Cost {
  readonly apdus: number;
  /** SELECT, PIN query, VERIFY and ceil(octets / maxRead) reads of each file. */
  readonly fewest: number;
}

const MAX_READ = 256;
/** Octets of EF 0001 of the input-assist application, all of them. */
const MY_NUMBER = 17;
/** SELECT, PIN query, VERIFY. */
const OPENED = 3;

type Names = 'text/pin' | 'text/b' | 'face/a' | 'face/b' | 'signature' | 'phone';

/** A fresh read of the person's card for each application, then its counter and one press. */
export async function benchApplications(card: DemoCard): Promise<Record<Names, Cost>> {
  const { text, authentication, signature } = DEMO_PINS;
  const phone = await createCard('phone', { clock });
  await phone.complete;
  const number = numberParts(card);
  const textFiles = [tlv(card, 'text', 2), tlv(card, 'text', 3), tlv(card, 'text', 4), tlv(card, 'text', 7)];
  const faceFiles = [tlv(card, 'face', 2), tlv(card, 'face', 4)];
  const cost = async <Typed>(
    of: DemoCard,
    act: (whole: WholeCard) => Act<Typed>,
    typed: Typed & Press,
    fewest: number,
  ): Promise<Cost> => ({ apdus: await commands(of, act, typed), fewest });
  return {
    'text/pin': await cost(
      card,
      (whole) => whole.text,
      { pin: text, mode: 'all' },
      OPENED + reads(MY_NUMBER, ...textFiles),
    ),
    'text/b': await cost(card, (whole) => whole.textByNumber, { number }, OPENED + reads(...textFiles)),
    // The number is read from the chip first: a SELECT, query and VERIFY in either application.
    'face/a': await cost(
      card,
      (whole) => whole.face,
      { pin: text },
      2 * OPENED + reads(MY_NUMBER, ...faceFiles, tlv(card, 'face', 5)),
    ),
    'face/b': await cost(card, (whole) => whole.faceByNumber, { number }, OPENED + reads(...faceFiles)),
    signature: await cost(card, (whole) => whole.signature, { pin: signature }, OPENED + reads(der(card, 1))),
    phone: await cost(phone, (whole) => whole.phone, { pin: authentication }, OPENED + reads(der(phone, 10))),
  };
}

/** Commands from the question for the counter to the last file. */
async function commands<Typed>(
  card: DemoCard,
  actOf: (whole: WholeCard) => Act<Typed>,
  typed: Typed & Press,
): Promise<number> {
  const usb = new VirtualUsb({ clock });
  const reader = createVirtualReader('short', { clock });
  usb.plug(reader.device, { permitted: true });
  reader.insert(card);
  const read = createReadCard({ source: createDeviceSource(usb, clock), openReader, clock });
  const whole = createWholeCard({
    read,
    clock,
    verify: () => Promise.reject(new Error('checks have a budget of their own')),
    random: (length) => crypto.getRandomValues(new Uint8Array(length)),
  });
  await read.start();
  const act = actOf(whole);
  const before = card.log.length;
  await act.ask();
  await act.press(typed);
  const { phase, error } = act.snapshot;
  await whole.settled();
  const spent = card.log.length - before;
  whole.forget();
  await read.forget();
  if (phase !== 'done') throw error ?? new Error(phase);
  return spent;
}

function reads(...octets: readonly number[]): number {
  return octets.reduce((sum, each) => sum + Math.ceil(each / MAX_READ), 0);
}

function tlv(card: DemoCard, application: SimApplication, ef: number): number {
  const { headerLength, length } = readTlvHeader(card.file(application, ef));
  return headerLength + length;
}

function der(card: DemoCard, ef: number): number {
  const file: Bytes = card.file('jpki', ef);
  return derSize(file) ?? file.length;
}

function numberParts({ person: { numberB } }: DemoCard): NumberBParts {
  const part = (from: number, length: number): string => numberB.slice(from, from + length);
  return {
    birthYear: part(0, 2),
    birthMonth: part(2, 2),
    birthDay: part(4, 2),
    expiryYear: part(6, 4),
    securityCode: part(10, 4),
  };
}
