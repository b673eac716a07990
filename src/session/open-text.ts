import {
  FILES,
  MY_NUMBER_SIZE,
  type NumberBParts,
  parseMyNumber,
  parseNumberB,
  parsePin,
  parseTextAttributes,
} from '../card';
import { AppError } from '../errors';
import type { TextFiles } from '../pki';
import type { Act, TextMode } from './act';
import { type ActKit, attempt } from './act-kit';
import { challengeChip } from './checks';
import { createAct } from './create-act';
import type { FileToRead, PressRun } from './press-run';
import { wipeAll } from './wipe-all';

const COMMON = {
  integrity: { file: FILES.integrity },
  cvCertificate: { file: FILES.textCvCertificate },
  cardKey: { file: FILES.textCardKey },
};
const MY_NUMBER: FileToRead = { file: FILES.myNumber, size: MY_NUMBER_SIZE };
const ATTRIBUTES: FileToRead = { file: FILES.attributes };

/** My Number, the four attributes, or both, by the four-digit PIN. */
export function openText(kit: ActKit): Act<{ readonly pin: string; readonly mode: TextMode }> {
  return createAct(kit.lease, {
    pins: ['text'],
    parse: ({ pin, mode }) => ({ pins: [parsePin('text', pin)] as const, mode }),
    perform: async (run, { pins: [pin], mode }) => {
      await run.verify('text', pin);
      await read(kit, run, mode);
    },
  });
}

/** The four attributes without My Number, by number B. */
export function openTextByNumber(kit: ActKit): Act<{ readonly number: NumberBParts }> {
  return createAct(kit.lease, {
    pins: ['text-number-b'],
    parse: ({ number }) => ({ pins: [parseNumberB('text-number-b', number)] as const }),
    perform: async (run, { pins: [number] }) => {
      await run.verify('text-number-b', number);
      await read(kit, run, 'attributes');
    },
  });
}

async function read(kit: ActKit, run: PressRun, mode: TextMode): Promise<void> {
  const files: TextFiles = await run.readFiles({
    ...(mode === 'attributes' ? {} : { myNumber: MY_NUMBER }),
    ...(mode === 'my-number' ? {} : { attributes: ATTRIBUTES }),
    ...COMMON,
  });
  const number = files.myNumber;
  const written = files.attributes;
  const myNumber = number && attempt(kit, () => parseMyNumber(number));
  const attributes = written && attempt(kit, () => parseTextAttributes(written));
  const isEmpty = myNumber === undefined && attributes === undefined;
  if (!isEmpty) {
    kit.opened.put({
      text: {
        ...(myNumber === undefined ? {} : { myNumber }),
        ...(attributes === undefined ? {} : { attributes }),
      },
    });
  }
  kit.afterwards(async (tell) => {
    const verify = await kit.verify();
    const { cardKey, ...text } = await verify.text(files);
    // What was read is in the holder, which forgets it; these octets are of no more use.
    wipeAll(files);
    tell({ text });
    if (cardKey !== undefined) tell({ textChip: await challengeChip(kit, 'text', cardKey) });
  });
  if (isEmpty) throw new AppError('card/malformed', { what: 'text' });
}
