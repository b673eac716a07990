import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Bytes } from '../../src/bytes';
import { isAppError } from '../../src/errors';
import { createVerify } from '../../src/pki/verify';
import { judgeSigner, readDetached, type SignatureReport } from '../../src/signing';
import { readSignatures } from '../../src/signing/pdf';
import { ANCHORS_OF_TEST, signAuthority } from '../pki/verify/world';
import { toPem } from '../support/certificates';
import { folder, judge } from './programs';
import { AT } from './forger';

const verify = createVerify({ anchors: ANCHORS_OF_TEST, cvIssuers: [] });
const signer = {
  now: AT.getTime(),
  judge: (certificate: Bytes) => verify.certificate(certificate, 'signature'),
};

/** What both say of one signature: whether what it signed is whole, and whether that is all of the file. */
export interface Told {
  readonly holds: boolean;
  readonly whole: boolean;
}

const result = (report: SignatureReport, check: string) => report.findings.find((one) => one.check === check);
/** Nothing is said against what was signed, nor against the certificate that the signature names. */
const holds = (report: SignatureReport): boolean =>
  !['altered', 'not-accepted'].includes(result(report, 'bound')?.verdict ?? '') &&
  (['form', 'document', 'signature'] as const).every(
    (check) => result(report, check)?.verdict === 'as-expected',
  );

/** Ours, of each signature of a PDF; a code where the file is not looked at at all. */
export async function oursOfPdf(pdf: Bytes): Promise<{
  readonly told: readonly Told[];
  readonly code?: string;
  readonly reports: readonly SignatureReport[];
}> {
  try {
    const reports = await Promise.all((await readSignatures(pdf)).map((one) => judgeSigner(one, signer)));
    const told = reports.map((report) => ({
      holds: holds(report),
      whole: result(report, 'coverage')?.reason === 'whole',
    }));
    return { told, reports };
  } catch (error) {
    if (!isAppError(error)) throw error;
    return { told: [], reports: [], code: error.code };
  }
}

/** poppler's, of each signature of a PDF. */
export function pdfsig(pdf: Bytes): readonly Told[] {
  const path = join(folder(), 'judged.pdf');
  writeFileSync(path, pdf);
  const { said } = judge('pdfsig', '-nocert', path);
  return said
    .split(/^Signature #\d+:$/m)
    .slice(1)
    .map((part) => ({
      holds: part.includes('Signature is Valid'),
      whole: part.includes('Total document signed'),
    }));
}

/** Ours, of a signature file: taken where nothing that was checked is wrong and the issuer is a pinned authority. */
export async function oursOfFile(
  cms: Bytes,
  content: Bytes,
): Promise<{ readonly ok: boolean; readonly wrong: readonly string[] }> {
  const report = await judgeSigner(await readDetached(new Blob([cms]), new Blob([content])), signer);
  const needed = ['form', 'document', 'signature', 'bound', 'issuer', 'at-signing'] as const;
  const wrong = needed.flatMap((check) => {
    const found = result(report, check);
    return found?.verdict === 'as-expected'
      ? []
      : [`${check}: ${found?.verdict ?? ''} ${found?.reason ?? 'absent'}`];
  });
  return { ok: wrong.length === 0, wrong };
}

/** openssl's, of a signature file, with the pinned authority alone, at the time of signing. */
export function openssl(
  cms: Bytes,
  content: Bytes,
  at: Date = AT,
): { readonly ok: boolean; readonly said: string } {
  const where = folder();
  const put = (name: string, data: Bytes | string): string => {
    const path = join(where, name);
    writeFileSync(path, data);
    return path;
  };
  return judge(
    ...(['openssl', 'cms', '-verify', '-cades', '-binary', '-inform', 'DER'] as const),
    ...['-in', put('a.p7s', cms), '-content', put('a', content)],
    ...['-CAfile', put('ca.pem', toPem(signAuthority)), '-purpose', 'any', '-out', '/dev/null'],
    ...['-attime', String(at.getTime() / 1000)],
  );
}
