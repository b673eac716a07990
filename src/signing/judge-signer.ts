import type { Bytes } from '../bytes';
import { parseCertificate, type Verdict } from '../pki';
import { CHECKS, type Finding, finding, type FindingReason, type SignatureReport } from './findings';

export interface JudgeOptions {
  /** Milliseconds since 1970. */
  readonly now: number;
  /** The verdict on a certificate up to the pinned authorities, as one for signing. */
  readonly judge: (certificate: Bytes) => Promise<Verdict>;
}

/**
 * Adds what is known of the signer: who issued the certificate, whether it was within its dates at the claimed time and
 * now, and, in every case, what nobody can know here.
 */
export async function judgeSigner(report: SignatureReport, options: JudgeOptions): Promise<SignatureReport> {
  const { certificate } = report;
  const added: Finding[] = [
    finding('revocation', 'not-checked', 'never-here'),
    ...(report.findings.some(({ check }) => check === 'trusted-time')
      ? []
      : [finding('trusted-time', 'not-checked', 'no-time')]),
  ];
  if (certificate !== undefined) {
    added.push(issuerOf(await options.judge(certificate)), ...dates(report, certificate, options.now));
  }
  const findings = [...report.findings, ...added].sort(
    (a, b) => CHECKS.indexOf(a.check) - CHECKS.indexOf(b.check),
  );
  return { ...report, findings };
}

function issuerOf({ verdict, reason, hierarchy }: Verdict): Finding {
  const why = (): FindingReason => {
    if (verdict === 'not-checked') return reason === 'test-hierarchy' ? 'test-hierarchy' : 'other-issuer';
    if (verdict !== 'as-expected') return 'path';
    return hierarchy === 'demo' ? 'demo' : 'right';
  };
  return finding('issuer', verdict, why());
}

function dates({ claimedAt }: SignatureReport, certificate: Bytes, now: number): readonly Finding[] {
  const { validity } = parseCertificate(certificate);
  const at = (check: 'at-signing' | 'now', time: number): Finding => {
    if (time > validity.notAfter)
      return finding(check, check === 'now' ? 'as-expected' : 'not-accepted', 'past');
    if (time < validity.notBefore) return finding(check, 'not-accepted', 'not-yet');
    return finding(check, 'as-expected', 'in-time');
  };
  return [
    claimedAt === undefined ? finding('at-signing', 'not-checked', 'no-time') : at('at-signing', claimedAt),
    at('now', now),
  ];
}
