import { PdfArray, type PdfDict, type PDF, PdfNumber, PdfString } from '@libpdf/core';
import { type Bytes, equalBytes, fromHex } from '../../bytes';
import { AppError } from '../../errors';
import { derSize } from '../../pki';
import { hashOf } from '../digest';
import { type Change, type Finding, finding, type SignatureReport } from '../findings';
import { hasTimestamp, judgeCms } from '../judge-cms';
import type { Hash } from '../rsa';
import { changesSince } from './changes';
import { certification, type SignatureField, signatureFields } from './fields';
import { asciiOf, nameOf, openPdf } from './open';

const KINDS: Readonly<Partial<Record<string, 'pades' | 'adbe'>>> = {
  'ETSI.CAdES.detached': 'pades',
  'adbe.pkcs7.detached': 'adbe',
};
/** A revision ends with its marker and at most one end of line. */
const END = /%%EOF(\r\n|\n|\r)?$/;

/**
 * Every signature of a PDF, in the order of its form, with all that can be said of each from the file alone.
 * @throws AppError `signing/pdf`; `signing/no-signature`
 */
export async function readSignatures(bytes: Bytes): Promise<readonly SignatureReport[]> {
  const pdf = await openPdf(bytes);
  const fields = signatureFields(pdf).filter(({ signature }) => signature !== undefined);
  if (fields.length === 0) throw new AppError('signing/no-signature', {});
  const reports: SignatureReport[] = [];
  for (const field of fields) reports.push(await readField(bytes, pdf, field));
  return reports;
}

async function readField(
  bytes: Bytes,
  pdf: PDF,
  { name, signature }: SignatureField,
): Promise<SignatureReport> {
  const kind = KINDS[nameOf(pdf, signature?.get('SubFilter')) ?? ''];
  if (signature === undefined || kind === undefined) {
    return { kind: 'other', field: name, findings: [finding('form', 'not-checked', 'sub-filter')] };
  }
  const at = dateOf(signature);
  const claimed = at === undefined ? {} : { claimedAt: at };
  const place = placeOf(bytes, signature);
  if ('reason' in place) {
    return { kind, field: name, ...claimed, findings: [finding('form', 'not-accepted', place.reason)] };
  }
  const { start, end, last, cms } = place;
  const digestBy = (hash: Hash): Promise<Bytes> =>
    Promise.resolve(hashOf(hash, bytes.subarray(0, start), bytes.subarray(end, last)));
  const report = await judgeCms(cms, digestBy, kind === 'pades');
  const { coverage, changes } = await coverageOf(bytes, pdf, signature, last);
  return {
    kind,
    field: name,
    ...claimed,
    ...report,
    // PAdES claims its time in the dictionary; there /M is covered by the signature like all the rest.
    ...(report.claimedAt === undefined ? claimed : {}),
    findings: [
      ...report.findings,
      coverage,
      ...(hasTimestamp(cms) ? [finding('trusted-time', 'not-checked', 'timestamp-unchecked')] : []),
    ],
    changes,
  };
}

interface Place {
  /** Where the gap of /Contents starts and ends, and where the signed octets end. */
  readonly start: number;
  readonly end: number;
  readonly last: number;
  readonly cms: Bytes;
}

/**
 * The one place where a signature may stand: /ByteRange is [0, a, b, c], the octets from a to b are one hexadecimal
 * string, it is the value of /Contents, and in it there is one CMS and zeros.
 */
function placeOf(
  bytes: Bytes,
  signature: PdfDict,
): Place | { readonly reason: 'range' | 'gap' | 'filler' | 'structure' } {
  const range = signature.get('ByteRange');
  const numbers =
    range instanceof PdfArray ? [...range].map((item) => (item instanceof PdfNumber ? item.value : -1)) : [];
  const [from = -1, start = -1, end = -1, length = -1] = numbers;
  const last = end + length;
  const isRange = numbers.length === 4 && numbers.every((one) => Number.isSafeInteger(one) && one >= 0);
  if (!isRange || from !== 0 || end <= start + 2 || length === 0 || last > bytes.length)
    return { reason: 'range' };
  const gap = asciiOf(bytes.subarray(start, end));
  const contents = signature.get('Contents');
  const before = asciiOf(bytes.subarray(Math.max(0, start - 32), start));
  if (!/^<(?:[0-9A-Fa-f]{2})+>$/.test(gap) || !/\/Contents\s*$/.test(before)) return { reason: 'gap' };
  const octets = fromHex(gap.slice(1, -1));
  if (!(contents instanceof PdfString) || !equalBytes(contents.bytes, octets)) return { reason: 'gap' };
  const size = sizeOf(octets);
  if (size === undefined || size > octets.length) return { reason: 'structure' };
  if (octets.subarray(size).some((octet) => octet !== 0)) return { reason: 'filler' };
  return { start, end, last, cms: octets.slice(0, size) };
}

function sizeOf(octets: Bytes): number | undefined {
  try {
    return derSize(octets);
  } catch {
    return undefined;
  }
}

/** Whether the signature covers the whole file, and if not, what came after it. */
async function coverageOf(
  bytes: Bytes,
  pdf: PDF,
  signature: PdfDict,
  last: number,
): Promise<{ readonly coverage: Finding; readonly changes: readonly Change[] }> {
  const bad = { coverage: finding('coverage', 'not-accepted', 'revision'), changes: [] } as const;
  if (!END.test(asciiOf(bytes.subarray(Math.max(0, last - 8), last)))) return bad;
  if (last === bytes.length) return { coverage: finding('coverage', 'as-expected', 'whole'), changes: [] };
  let revision: PDF;
  try {
    revision = await openPdf(bytes.slice(0, last));
  } catch {
    return bad;
  }
  if (!signatureFields(revision).some((field) => holds(field, signature))) return bad;
  const changes = [...changesSince(revision, pdf)];
  const harmless = changes.every((change) => change === 'signatures' || change === 'validation-data');
  // Octets behind the signature that change nothing are still not what was signed.
  if (changes.length === 0)
    return { coverage: finding('coverage', 'unknown-kind', 'later-changes'), changes: ['other'] };
  if (harmless && certification(revision) !== 1) {
    return { coverage: finding('coverage', 'as-expected', 'later-signatures'), changes };
  }
  const onForms = changes.every((change) => change !== 'pages' && change !== 'other');
  const verdict = onForms && certification(revision) !== 1 ? 'unknown-kind' : 'altered';
  return { coverage: finding('coverage', verdict, 'later-changes'), changes };
}

function holds({ signature }: SignatureField, wanted: PdfDict): boolean {
  const [mine, other] = [signature?.get('Contents'), wanted.get('Contents')];
  return mine instanceof PdfString && other instanceof PdfString && equalBytes(mine.bytes, other.bytes);
}

const DATE = /^D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:Z.*|([+-])(\d\d)'?(\d\d)'?)$/;

/** /M in ms since 1970 (ISO 32000-1, 7.9.4); undefined where it is absent or without its zone. */
function dateOf(signature: PdfDict): number | undefined {
  const written = signature.get('M');
  const match = written instanceof PdfString ? DATE.exec(written.asString()) : null;
  if (match === null) return undefined;
  const [, year, month, day, hour, minute, second, sign, hours = '00', minutes = '00'] = match;
  const zone = sign === undefined ? 'Z' : `${sign}${hours}:${minutes}`;
  const at = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}${zone}`);
  return Number.isNaN(at) ? undefined : at;
}
