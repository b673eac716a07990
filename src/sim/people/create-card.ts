import type { Bytes } from '../../bytes';
import { type Clock, japanDate } from '../../clock';
import type { VirtualCard } from '../card/card';
import { createChip } from '../card/chip';
import type { Application, ElementaryFile } from '../card/files';
import { ATRS, type CardTraits, DEFAULT_TRAITS } from '../card/traits';
import {
  type Authority,
  type KeySource,
  createAuthority,
  createKeyRing,
  generateRsaKey,
  randomOctets,
} from '../pki';
import { commonApplication, issuerSecurityDomain, jukiApplication, licenceApplication } from './common';
import { faceApplication } from './face';
import { type JpkiVariant, type Making, jpkiApplication } from './jpki';
import type { PersonId } from './people';
import { type Person, describePerson } from './person';
import { demoPhoto } from './photo';
import { textApplication } from './text';

/** The applications of a virtual card, by the house's short names. */
export type SimApplication = 'common' | 'jpki' | 'text' | 'face' | 'juki' | 'licence';

export interface CardOptions {
  /** Dates are relative to its today, in Japan. */
  readonly clock: Clock;
  /** Shared by the cards of one demo; made anew when left out. */
  readonly authority?: Authority;
  /** Where RSA keys come from; the platform's generator when left out. */
  readonly keys?: KeySource;
  /** Random octets, `length` of them; the platform's when left out. */
  readonly random?: (length: number) => Bytes;
  /** What differs between chip generations. */
  readonly traits?: Partial<CardTraits>;
  /** A copy of the data on another chip: every signature over them is right, the chip's own keys are not theirs. */
  readonly cloned?: boolean;
  /** Another photo than the drawn one; empty for none. It is signed like the drawn one. */
  readonly photo?: Bytes;
}

/** A virtual card with what tests may look at and damage. */
export interface DemoCard extends VirtualCard {
  readonly person: Person;
  /**
   * Resolves when every key of the card exists. Until then the glance works in full, and what needs another key
   * (the signature certificate, signed records, signing) answers 6581.
   */
  readonly complete: Promise<void>;
  /** The octets of a transparent EF as the chip stores them, filler included; a record EF gives record 1. */
  file(application: SimApplication, ef: number): Bytes;
  /** Puts other octets into an EF: a damaged or altered card. */
  alter(application: SimApplication, ef: number, edit: (content: Bytes) => Bytes): void;
  /** Tries that remain on a PIN EF. */
  tries(application: SimApplication, ef: number): number;
}

const VARIANTS: Readonly<Partial<Record<PersonId, JpkiVariant>>> = {
  child: { label: 'JPKIAPICCTOKEN2', withoutSignature: 'empty' },
  'pin-blocked': { label: 'JPKIAPICCTOKEN2', authenticationLocked: true },
  'face-authentication': {
    label: 'JPKIAPICCTOKEN2',
    authenticationLocked: true,
    withoutSignature: 'missing',
  },
  phone: { label: 'JPKIAPGPSETOKEN' },
  'old-resident': { label: 'JPKIAPICCTOKEN' },
};

/** Chip generations among the people, so that none of them is taken for the only one. */
const GENERATIONS: Readonly<Partial<Record<PersonId, Partial<CardTraits>>>> = {
  'certificates-in-80-days': { atr: ATRS.bare },
  'body-in-20-days': { atr: ATRS.shortOnly, extendedLength: false },
  'old-resident': { atr: ATRS.specific, extendedLength: false },
};

/** The card of a demo person. Resolves when a glance can be read from it. */
export async function createCard(id: PersonId, options: CardOptions): Promise<DemoCard> {
  const {
    clock,
    keys = generateRsaKey,
    random = randomOctets,
    cloned = false,
    photo = demoPhoto(),
  } = options;
  const ring = createKeyRing(keys);
  const [authority] = await Promise.all([
    options.authority ?? createAuthority({ clock, keys, random }),
    ring.make('authentication'),
  ]);
  const person = describePerson(id, japanDate(clock.now()));
  const applications = applicationsOf(id, { person, authority, random, keys: ring, cloned, photo });
  const traits = { ...DEFAULT_TRAITS, ...GENERATIONS[id], ...options.traits };
  const chip = createChip([issuerSecurityDomain(), ...Object.values(applications)], traits, random);

  const complete = Promise.all([
    authority.complete(),
    ring.make('signature', 'text', 'face', 'common', 'text-transport'),
  ]).then(() => undefined);
  // Whoever needs the rest awaits it; a failure there must not be an unhandled one here.
  complete.catch(() => undefined);
  const find = (application: SimApplication, ef: number): ElementaryFile => {
    const file = applications[application]?.files.get(ef);
    if (file === undefined) throw new RangeError(`no EF ${ef} in ${application}`);
    return file;
  };
  return Object.assign(chip, {
    person,
    complete,
    file: (application: SimApplication, ef: number) => contentOf(find(application, ef)),
    alter: (application: SimApplication, ef: number, edit: (content: Bytes) => Bytes) => {
      const file = find(application, ef);
      const edited = edit(contentOf(file));
      if (file.kind === 'transparent') file.content = () => edited;
      if (file.kind === 'records') file.records[0] = edited;
    },
    tries: (application: SimApplication, ef: number) => {
      const file = find(application, ef);
      return file.kind === 'pin' ? file.left : 0;
    },
  });
}

type Applications = Partial<Record<SimApplication, Application>>;

function applicationsOf(id: PersonId, making: Making): Applications {
  if (id === 'other-card') return {};
  const jpki = jpkiApplication(making, VARIANTS[id] ?? { label: 'JPKIAPICCTOKEN2' });
  if (id === 'phone') return { jpki };
  if (id === 'old-resident') return { jpki, juki: jukiApplication() };
  return {
    common: commonApplication(making),
    jpki,
    text: textApplication(making),
    face: faceApplication(making),
    juki: jukiApplication(),
    ...(id === 'all-current' ? { licence: licenceApplication() } : {}),
  };
}

function contentOf(file: ElementaryFile): Bytes {
  if (file.kind === 'transparent') return file.content();
  const record = file.kind === 'records' ? file.records[0] : undefined;
  if (record === undefined) throw new RangeError('no content in this EF');
  return record;
}
