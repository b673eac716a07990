import { createContext } from '@lit/context';
import type { Clock } from '../clock';
import type { AppError } from '../errors';
import type { DateWords, LocaleTag, Messages } from '../i18n';
import type { CivilDate } from '../clock';
import type { StayAnswer } from '../reminders';
import type { ReminderStore } from '../reminders/store';
import type { Diagnosis, ReadCard, WholeCard } from '../session';
import type { PreparedPdf, SignatureReport, SigningOptions } from '../signing';
import type { PdfOptions } from '../signing/pdf';
import type { Cell, Observable } from './observable';

/** The words in use. Chosen anew, every component that shows any is drawn again. */
export interface Locale {
  readonly tag: LocaleTag;
  readonly messages: Messages;
  readonly dates: DateWords;
}

export type PersonId = keyof Messages['demo']['people'];

/** The demo, once it is loaded: the same read over a virtual reader, and a drawer of its own. */
export interface DemoSession {
  readonly read: ReadCard;
  readonly whole: WholeCard;
  /** The PINs of every demo card, to be told beside their fields. */
  readonly pins: DemoPins;
  /** The verdict on a certificate for signing, up to the demo's own authority. */
  readonly judge: SigningOptions['judge'];
  /** Lays this person's card on the virtual reader. */
  lay(person: PersonId): Promise<void>;
  /** The drawer of `src/demo`, put above the screen while the demo is open. */
  readonly drawer: HTMLElement;
}

export type DemoPins = Readonly<Record<'authentication' | 'signature' | 'text', string>>;

/** A photo as the card holds it, with the size that its header tells. */
export interface PhotoRequest {
  readonly data: Uint8Array<ArrayBuffer>;
  readonly width: number;
  readonly height: number;
}

/** RGBA, row after row. */
export interface Photo {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8ClampedArray<ArrayBuffer>;
}

/** What the person typed, kept in memory alone. */
export interface TypedDates {
  readonly body?: CivilDate;
  readonly certificates?: CivilDate;
}

/** What the screens remember of each other until the page is closed. */
export interface Memory {
  readonly typed: Cell<TypedDates>;
  /** The answer about the stay, for each source of a board. */
  readonly stay: Readonly<Record<BoardSource, Cell<StayAnswer>>>;
}

export type BoardSource = 'card' | 'typed' | 'demo';

/** A new version that waits. `apply` gives false where another tab is busy. */
export interface Updates extends Observable {
  readonly waiting: boolean;
  apply(): Promise<boolean>;
}

/** Notifications from the browser, and whether they were asked for. */
export interface Notifications extends Observable {
  readonly state: 'on' | 'off' | 'denied' | 'not-installed' | 'unsupported';
  /** Only on the person's act. */
  ask(): Promise<void>;
  stop(): Promise<void>;
}

/** The browser's offer to install the app, while there is one. */
export interface InstallOffer extends Observable {
  readonly offered: boolean;
  install(): Promise<void>;
  dismiss(): void;
}

/** For every piece of work on a document. */
export interface DocumentWork {
  readonly signal: AbortSignal;
  /** Octets done so far. */
  readonly onProgress?: (done: number) => void;
}

/** Work on documents, off the page's thread; each rejects with an AppError. */
export interface SigningTools {
  /** SHA-256 of a file. */
  digest(file: Blob, work: DocumentWork): Promise<Uint8Array<ArrayBuffer>>;
  /** How many pages a PDF that can be signed has. */
  pages(file: Blob, work: DocumentWork): Promise<number>;
  /** A PDF with a place for its signature, if it is still the file with this digest. */
  prepare(
    file: Blob,
    digest: Uint8Array<ArrayBuffer>,
    options: PdfOptions,
    work: DocumentWork,
  ): Promise<PreparedPdf>;
  readPdf(file: Blob, work: DocumentWork): Promise<readonly SignatureReport[]>;
  readDetached(file: Blob, content: Blob, work: DocumentWork): Promise<SignatureReport>;
}

/** All that main.ts gives to the page. */
export interface Services {
  readonly clock: Clock;
  readonly store: ReminderStore;
  readonly read: ReadCard;
  /** What PINs open; there from the start of the first read. */
  readonly whole: () => WholeCard | undefined;
  /** Decodes a JPEG 2000 photo; undefined where it cannot be shown. Never rejects. */
  readonly decodePhoto: (request: PhotoRequest) => Promise<Photo | undefined>;
  readonly demo: () => Promise<DemoSession>;
  /** Signing and checking of documents; its code comes when it is wanted. */
  readonly signing: () => Promise<SigningTools>;
  /** The verdict on a certificate for signing, up to the pinned authorities. */
  readonly judge: SigningOptions['judge'];
  /** The way from the browser to the card, step by step; its code comes with that of the read. */
  readonly diagnosis: () => Promise<Diagnosis>;
  /** What keeps this page from any reader, if anything does. */
  readonly precondition: () => AppError | undefined;
  /** Who runs this copy, where the build says so, and whether other pages share its origin. */
  readonly site: { readonly runBy?: string; readonly shared: boolean };
  readonly locale: Cell<Locale>;
  chooseLocale(tag: LocaleTag): Promise<void>;
  /** Whether readings stand above words, where the language has any. */
  readonly furigana: Cell<boolean>;
  readonly memory: Memory;
  readonly updates: Updates;
  readonly install: InstallOffer;
  readonly notifications: Notifications;
  /** Marks a half-filled form, which no update may interrupt in any tab; gives the function to let go. */
  holdForm(): () => void;
}

export const servicesContext = createContext<Services>(Symbol('services'));
export const localeContext = createContext<Locale>(Symbol('locale'));
