import type { Bytes } from '../bytes';
import { japanDate } from '../clock';
import { AppError, isAppError } from '../errors';
import { derSize, parseCertificate, type Validity, validityFromStart } from '../pki';
import { StatusWord } from '../protocol/iso7816';
import { FILES } from './applications';
import type { Card } from './card';
import type { CertificateFacts, GlanceFacts } from './facts';
import { type GlanceOptions, Notes } from './notes';
import { parseCardRecord } from './record';
import { CERTIFICATES_SIZE, kindOfLabel, parseCertificates, TOKEN_LABEL_SIZE } from './token';

/** What is known before anything was read. */
export const NO_FACTS: GlanceFacts = { pins: {}, applications: {} };

/** Commands of a glance beside those that read the certificate. */
const COMMANDS = 9;
/** Octets of the certificate, about, until its own header tells. */
const USUAL_CERTIFICATE = 1550;

/**
 * Reads what a card tells without a PIN, in the order that shows dates first: the card body's after 2 commands, the
 * authentication certificate's after 4, all of it in 9 + ceil(certificate octets / maxRead). No VERIFY with data is
 * sent. What the card answers wrongly loses only its own fact, and is told as an issue.
 *
 * @returns the facts; `kind` tells what lies there: an `other` and an `old-resident` card have nothing more to read, a
 *   `phone` keeps its certificate behind a PIN
 * @throws AppError of the link: `usb/*`, `reader/*`, `block/*`, `apdu/*`, `session/*`
 */
export async function glance(card: Card, options: GlanceOptions): Promise<GlanceFacts> {
  const notes = new Notes(card, NO_FACTS, COMMANDS + Math.ceil(USUAL_CERTIFICATE / card.maxRead), options);
  await notes.select('common');
  if (notes.has('common')) await readRecord(notes);
  await notes.select('jpki');
  if (notes.has('jpki')) await readJpki(notes);
  else notes.tell({ kind: notes.has('common') ? 'my-number' : 'other' });
  if (notes.facts.kind === 'my-number') {
    await notes.select('text');
    if (notes.has('text')) await notes.counter('text');
  }
  notes.expect(notes.spent);
  return notes.facts;
}

/** Commands of `lookFurther` at the most. */
const BUDGET = 8;

/**
 * Looks for the other applications of a My Number Card and asks the counters that they and the text application have,
 * in at most 8 commands: which applications there are comes before any counter.
 * @throws as `glance`
 */
export async function lookFurther(
  card: Card,
  facts: GlanceFacts,
  options: GlanceOptions,
): Promise<GlanceFacts> {
  if (facts.kind !== 'my-number') return facts;
  const notes = new Notes(card, facts, BUDGET, options);
  const counters = {
    text: ['text-number-b'],
    face: ['face-number-b', 'face-number-a'],
    juki: ['juki'],
    licence: ['licence'],
  } as const;
  const applications = ['text', 'face', 'juki', 'licence'] as const;
  for (const [index, application] of applications.entries()) {
    if (application !== card.current) await notes.select(application);
    if (!notes.has(application)) continue;
    const selectsLeft = applications.length - 1 - index;
    for (const pin of counters[application]) {
      if (notes.spent + card.queryCost + selectsLeft <= BUDGET) await notes.counter(pin);
    }
  }
  notes.expect(notes.spent);
  return notes.facts;
}

async function readRecord(notes: Notes): Promise<void> {
  await notes.attempt(async () => {
    const { issues, ...known } = parseCardRecord(
      await notes.card.readRecord(FILES.cardRecord, 1, notes.call),
    );
    notes.tell(known);
    issues.forEach((issue) => notes.note(issue));
  });
}

async function readJpki(notes: Notes): Promise<void> {
  // No common application: it may be a phone's token, and the label tells before anything else is tried.
  if (!notes.has('common')) await readLabel(notes);
  const early = notes.facts.kind;
  if (early === 'other' || early === 'old-resident') return;
  if (early !== 'phone') {
    const failure = await notes.attempt(() => readAuthenticationCertificate(notes));
    // A phone's certificate is behind its PIN: again the label tells at once.
    const locked =
      isAppError(failure, 'card/status') && failure.detail.sw === StatusWord.securityNotSatisfied;
    if (early === undefined || locked) await readLabel(notes);
  }
  if (notes.facts.kind === 'old-resident') return;
  await notes.attempt(async () => {
    const { data } = await notes.card.readFile(FILES.certificates, {
      ...notes.call,
      size: CERTIFICATES_SIZE,
    });
    notes.tell({ certificates: parseCertificates(data) });
  });
  await notes.counter('authentication');
  await notes.counter('signature');
}

async function readLabel(notes: Notes): Promise<void> {
  await notes.attempt(async () => {
    const { data } = await notes.card.readFile(FILES.tokenInfo, { ...notes.call, size: TOKEN_LABEL_SIZE });
    const kind = kindOfLabel(data);
    if (kind !== undefined) notes.tell({ kind });
  });
  // A label that nobody has told of, or none: the common application alone is this card's too.
  if (notes.facts.kind === undefined) notes.tell({ kind: notes.has('common') ? 'my-number' : 'other' });
}

async function readAuthenticationCertificate(notes: Notes): Promise<void> {
  const { data, complete } = await notes.card.readFile(FILES.authenticationCertificate, {
    ...notes.call,
    size: (start) => {
      const size = isBlank(start) ? undefined : derSize(start);
      if (size !== undefined) notes.expect(COMMANDS + Math.ceil(size / notes.card.maxRead));
      return size;
    },
    onStart: (start) => {
      const validity = isBlank(start) ? undefined : validityFromStart(start);
      if (validity !== undefined) notes.tell({ authentication: { ...datesOf(validity), complete: false } });
    },
  });
  if (isBlank(data)) return;
  if (!complete) throw new AppError('card/malformed', { what: 'certificate cut short' });
  const { validity } = parseCertificate(data);
  notes.tell({ authentication: { ...datesOf(validity), complete: true, der: data } });
}

/** The days in Japan on which a validity begins and ends: the card's end at 14:59:59Z, the end of the day there. */
function datesOf({ notBefore, notAfter }: Validity): Pick<CertificateFacts, 'notBefore' | 'notAfter'> {
  return { notBefore: japanDate(notBefore), notAfter: japanDate(notAfter) };
}

/** Whether a file holds nothing but filler: a card without this certificate. */
function isBlank(data: Bytes): boolean {
  return data.every((octet) => octet === 0xff || octet === 0x00);
}
