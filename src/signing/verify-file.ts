import type { Bytes } from '../bytes';
import { AppError } from '../errors';
import { digestOf, type DigestOptions, readWhole, type Source } from './digest';
import { finding, type SignatureReport } from './findings';
import { hasTimestamp, judgeCms } from './judge-cms';

/** A signature file is small: whatever is larger is another file. */
const MAX_SIZE = 1 << 20;

/**
 * Looks at a detached signature and the file that it is over, read in chunks.
 * @throws AppError `signing/no-signature`, `signing/file-changed`, `signing/file-unreadable`; the signal's reason
 */
export async function readDetached(
  signature: Source,
  content: Source,
  options: DigestOptions = {},
): Promise<SignatureReport> {
  if (signature.size === 0 || signature.size > MAX_SIZE) throw new AppError('signing/no-signature', {});
  const cms: Bytes = await readWhole(signature);
  const report = await judgeCms(cms, (hash) => digestOf(content, { ...options, hash }));
  const timestamp = hasTimestamp(cms) ? [finding('trusted-time', 'not-checked', 'timestamp-unchecked')] : [];
  return { kind: 'cades', ...report, findings: [...report.findings, ...timestamp] };
}
