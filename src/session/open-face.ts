import { wipe } from '../bytes';
import {
  type CardFace,
  FILES,
  MY_NUMBER_SIZE,
  type NumberBParts,
  numberAOf,
  parseFace,
  parseMyNumberImage,
  parseNumberB,
  parsePin,
} from '../card';
import { compareDates } from '../clock';
import { AppError, isAppError } from '../errors';
import type { FaceFiles } from '../pki';
import type { Act } from './act';
import { type ActKit, attempt } from './act-kit';
import { challengeChip } from './checks';
import { createAct } from './create-act';
import type { FileToRead, PressRun } from './press-run';
import type { RefusedNumbers } from './refused-numbers';
import { wipeAll } from './wipe-all';

const FACE = { face: { file: FILES.face }, cvCertificate: { file: FILES.faceCvCertificate } };
const MY_NUMBER_IMAGE: FileToRead = { file: FILES.myNumberImage };
const NUMBER_A = 'face-number-a';

/**
 * The face by number A. Number A is My Number: nobody types it. The four-digit PIN opens it in the input-assist
 * application, and it goes from there to the card-face application within one session, by way of buffers that are
 * wiped. The number is never repeated for a card that refused it.
 */
export function openFace(kit: ActKit, refused: RefusedNumbers): Act<{ readonly pin: string }> {
  return createAct(kit.lease, {
    pins: ['text', NUMBER_A],
    told: (name) => kit.read.snapshot.facts.pins[name],
    parse: ({ pin }) => ({ pins: [parsePin('text', pin)] as const }),
    perform: async (run, { pins: [pin] }) => {
      if (refused.has()) throw new AppError('card/number-refused', {});
      await run.verify('text', pin);
      await verifyNumberA(run, refused);
      await read(kit, run, true);
    },
  });
}

export function openFaceByNumber(kit: ActKit): Act<{ readonly number: NumberBParts }> {
  return createAct(kit.lease, {
    pins: ['face-number-b'],
    parse: ({ number }) => ({ pins: [parseNumberB('face-number-b', number)] as const }),
    perform: async (run, { pins: [number] }) => {
      await run.verify('face-number-b', number);
      await read(kit, run, false);
    },
  });
}

async function verifyNumberA(run: PressRun, refused: RefusedNumbers): Promise<void> {
  const { number } = await run.readFiles({ number: { file: FILES.myNumber, size: MY_NUMBER_SIZE } });
  try {
    using numberA = numberAOf(number);
    wipe(number);
    await run.verify(NUMBER_A, numberA);
  } catch (error) {
    if (!isAppError(error, 'card/pin-wrong') && !isAppError(error, 'card/pin-blocked')) throw error;
    refused.add();
    throw new AppError('card/number-refused', {}, error);
  } finally {
    wipe(number);
  }
}

async function read(kit: ActKit, run: PressRun, withNumber: boolean): Promise<void> {
  const files: FaceFiles = await run.readFiles({
    ...FACE,
    ...(withNumber ? { myNumberImage: MY_NUMBER_IMAGE } : {}),
  });
  const { face: written, myNumberImage: picture } = files;
  const face = written && attempt(kit, () => parseFace(written));
  const myNumberImage = picture && attempt(kit, () => parseMyNumberImage(picture));
  if (face !== undefined) {
    const sameExpiry = isSameExpiry(kit, face);
    kit.opened.put({
      face: {
        face,
        ...(myNumberImage === undefined ? {} : { myNumberImage }),
        ...(sameExpiry === undefined ? {} : { sameExpiry }),
      },
    });
  }
  kit.afterwards(async (tell) => {
    const verify = await kit.verify();
    const { cardKey, ...judged } = await verify.face(files);
    wipeAll(files);
    tell({ face: judged });
    if (cardKey !== undefined) tell({ faceChip: await challengeChip(kit, 'face', cardKey) });
  });
  if (face === undefined) throw new AppError('card/malformed', { what: 'card face' });
}

function isSameExpiry({ read: { snapshot } }: ActKit, { expiry }: CardFace): boolean | undefined {
  const { bodyExpiry } = snapshot.facts;
  return expiry.value === undefined || bodyExpiry === undefined
    ? undefined
    : compareDates(expiry.value, bodyExpiry) === 0;
}
