import DESCRIPTORS from './descriptors.json';
import { KNOWN_READERS } from './known';
import { type Confidence, type KnownReader, type ReaderNote, SMART_CARD, VENDOR } from './known-reader';

/** What is known of one USB interface: at least its class. */
export interface KnownInterface {
  readonly interfaceClass: number;
  /** Whether the 54-byte CCID class descriptor was found on it; left out when nobody looked. */
  readonly ccid?: boolean;
  /** Whether it has a bulk endpoint in each direction; left out when nobody looked. */
  readonly bulkPair?: boolean;
  readonly level?: 'character' | 'tpdu' | 'short' | 'extended';
}

/** All that is known of a reader: a live one has everything, a shop's page a name alone. */
export interface ReaderQuery {
  readonly vendorId?: number;
  readonly productId?: number;
  readonly interfaces?: readonly KnownInterface[];
  /** The id of a row of the table of trade names. */
  readonly id?: string;
}

/** `page` = an ordinary web page may use it (expected); `package` = only the Isolated Web App may. */
export type ReaderUse = 'page' | 'package' | 'no' | 'unknown';

export type VerdictReason =
  /** The browser keeps the smart-card class from pages. */
  | 'protected-class'
  /** CCID behind a class that pages may claim. */
  | 'vendor-ccid'
  /** Sony's own interface, which pages may claim. */
  | 'sony-vendor'
  /** Speaks FeliCa only, or its Type B was never seen to work. */
  | 'felica-only'
  /** The reader leaves single characters to the host: not supported. */
  | 'character-level'
  /** A protocol of its maker's own. */
  | 'private-protocol'
  | 'not-usb'
  | 'no-reader-interface'
  | 'not-known';

export interface ReaderVerdict {
  readonly use: ReaderUse;
  readonly reason: VerdictReason;
  /** How sure the facts behind it are; `live` = read from the attached reader itself. */
  readonly sure: Confidence | 'live';
  readonly note?: ReaderNote;
}

const SONY = 0x054c;
const RC_S300 = [0x0dc8, 0x0dc9];
const RC_S380 = [0x06c1, 0x06c3];

/** Interface classes that Chromium keeps from pages (WebUSB, "protected interface class"). */
const PROTECTED = [0x01, 0x03, 0x08, 0x09, SMART_CARD, 0x0e, 0x10, 0xe0];

/**
 * The one verdict on a reader, for the table, the refusal screen and the attached reader alike: a pure function of
 * what is known. Class and descriptor decide where they are known (the class varies by firmware, not by product id);
 * ids and names only advise.
 */
export function readerVerdict(query: ReaderQuery): ReaderVerdict {
  const known = findKnown(query);
  const note = known?.note === undefined ? {} : { note: known.note };
  if (query.interfaces !== undefined)
    return { ...byInterfaces(query, query.interfaces), sure: 'live', ...note };
  const listed = descriptorOf(query);
  if (listed !== undefined) {
    // The published list prints the CCID interface alone: a Sony interface beside it is known from other sources.
    const beside = (known?.classes ?? []).filter((value) =>
      listed.every((one) => one.interfaceClass !== value),
    );
    const all = [...listed, ...beside.map((interfaceClass) => ({ interfaceClass }))];
    return { ...byInterfaces(query, all), sure: known?.sure.interfaces ?? 'B', ...note };
  }
  if (known === undefined) return { use: 'unknown', reason: 'not-known', sure: '-' };
  return { ...byRow(known), sure: known.sure.interfaces, ...note };
}

/** The rows of the table that these ids could be: several trade names share one silicon. */
export function knownReaders(vendorId: number, productId: number): readonly KnownReader[] {
  return KNOWN_READERS.filter(
    ({ usb = [], usbRange }) =>
      usb.some(([vendor, product]) => vendor === vendorId && product === productId) ||
      (usbRange?.[0] === vendorId && productId >= usbRange[1] && productId <= usbRange[2]),
  );
}

function findKnown({ id, vendorId, productId }: ReaderQuery): KnownReader | undefined {
  if (id !== undefined) return KNOWN_READERS.find((row) => row.id === id);
  return vendorId === undefined || productId === undefined ? undefined : knownReaders(vendorId, productId)[0];
}

function descriptorOf({ vendorId, productId }: ReaderQuery): readonly KnownInterface[] | undefined {
  for (const [, vendor, product, interfaces] of DESCRIPTORS as unknown as readonly Descriptor[]) {
    if (vendor !== vendorId || product !== productId) continue;
    return interfaces.map(([interfaceClass, level]) => ({
      interfaceClass,
      level,
      ccid: true,
      bulkPair: true,
    }));
  }
  return undefined;
}

type Descriptor = readonly [
  name: string,
  vendorId: number,
  productId: number,
  interfaces: readonly (readonly [number, NonNullable<KnownInterface['level']>])[],
];

type Bare = Pick<ReaderVerdict, 'use' | 'reason'>;

function byInterfaces({ vendorId, productId }: ReaderQuery, interfaces: readonly KnownInterface[]): Bare {
  const free = interfaces.filter(({ interfaceClass }) => !PROTECTED.includes(interfaceClass));
  const sony =
    vendorId === SONY && free.some((one) => one.interfaceClass === VENDOR && one.bulkPair !== false);
  if (sony && productId !== undefined && [...RC_S300, ...RC_S380].includes(productId)) {
    return { use: 'page', reason: 'sony-vendor' };
  }
  const ccid = free.filter((one) => one.ccid === true);
  if (ccid.some((one) => one.level !== 'character')) return { use: 'page', reason: 'vendor-ccid' };
  const reserved = interfaces.filter((one) => one.interfaceClass === SMART_CARD);
  if (reserved.some((one) => one.level !== 'character')) return { use: 'package', reason: 'protected-class' };
  if (ccid.length > 0 || reserved.length > 0) return { use: 'no', reason: 'character-level' };
  if (vendorId === SONY) return { use: 'no', reason: 'felica-only' };
  return { use: 'no', reason: 'no-reader-interface' };
}

function byRow({ usb, classes, note }: KnownReader): Bare {
  if (note === 'phone' || note === 'not-usb') return { use: 'no', reason: 'not-usb' };
  if (note === 'private-protocol' || note === 'felica-only') return { use: 'no', reason: note };
  if (note === 'character-level') return { use: 'no', reason: 'character-level' };
  if (classes === undefined) return { use: 'unknown', reason: 'not-known' };
  const [vendorId, productId] = usb?.[0] ?? [];
  // A row of vendor class that is neither Sony's nor private is one of the CCID readers of that class.
  const interfaces = classes.map((interfaceClass) => ({ interfaceClass, ccid: vendorId !== SONY }));
  return byInterfaces(
    { ...(vendorId === undefined ? {} : { vendorId }), ...(productId === undefined ? {} : { productId }) },
    interfaces,
  );
}
