import type { Bytes } from '../../bytes';
import type { Answer, Apdu } from './apdu';
import type { Access, Application, ElementaryFile } from './files';
import type { CardTraits } from './traits';

/** What a chip is made of, and what a reset leaves of it. */
export interface Chip {
  readonly applications: readonly Application[];
  readonly traits: CardTraits;
  readonly random: (length: number) => Bytes;
  application?: Application | undefined;
  /** Identifier of the current EF. */
  current?: number | undefined;
  /** PIN EFs of the current application that were verified. */
  readonly verified: Set<number>;
  /** Octets that wait for GET RESPONSE. */
  pending?: Bytes | undefined;
}

export type Handler = (chip: Chip, apdu: Apdu) => Answer;

/** A status word in place of an answer. */
export class Refusal extends Error {
  constructor(readonly sw: number) {
    super('refused');
  }
}

export function refuse(sw: number): never {
  throw new Refusal(sw);
}

export function allowed(chip: Chip, access: Access): boolean {
  return access === 'free' || (access !== 'never' && access.some((pin) => chip.verified.has(pin)));
}

/** Another application (the same one included) or none: every security status is gone. */
export function enter(chip: Chip, application: Application | undefined): void {
  chip.application = application;
  chip.current = undefined;
  chip.verified.clear();
}

/** Makes an EF current. @throws Refusal 6986 without an application, 6A82 without such an EF */
export function selectFile(chip: Chip, id: number): void {
  if (chip.application === undefined) refuse(0x6986);
  if (!chip.application.files.has(id)) refuse(0x6a82);
  chip.current = id;
}

/**
 * The EF that a short identifier names (0 = the current one), which makes it current.
 * @throws Refusal 6986, 6A82, or the trait's status for short identifiers
 */
export function fileByShortId(
  chip: Chip,
  shortId: number,
): { readonly id: number; readonly file: ElementaryFile } {
  if (shortId !== 0) {
    if (chip.traits.shortEfIds !== 0x9000) refuse(chip.traits.shortEfIds);
    selectFile(chip, shortId);
  }
  const id = chip.current;
  const file = id === undefined ? undefined : chip.application?.files.get(id);
  if (id === undefined || file === undefined) refuse(0x6986);
  return { id, file };
}

/** The EF that P2 names for VERIFY and the signing commands: 80 = current, 80 | short identifier. */
export function fileByReference(chip: Chip, p2: number): ReturnType<typeof fileByShortId> {
  if ((p2 & 0xe0) !== 0x80) refuse(0x6a86);
  return fileByShortId(chip, p2 & 0x1f);
}
