import { describe, expect, test } from 'vitest';
import { loadCardWords, loadMessages, plain } from '../../src/i18n';
import type { Checks } from '../../src/session';
import { checkItems } from '../../src/ui/parts/checks-items';

type Verdict = NonNullable<Checks['authentication']>;

const { board } = await loadMessages('en');
const { checks: words } = await loadCardWords('en');
const facts = { kind: 'my-number', pins: {}, applications: {} } as const;
const none: Checks = { running: 0, issues: [] };

const listed = (checks: Partial<Checks>, of: Parameters<typeof checkItems>[0] = facts) =>
  checkItems(of, { ...none, ...checks }, board.checks, words).map(
    ({ kind, what, why = [] }) => `${kind}: ${[what, ...why].map(plain).join(' ')}`,
  );
const verdict = (
  name: Verdict['verdict'],
  reason: Verdict['reason'],
  rest: Partial<Verdict> = {},
): Verdict => ({
  verdict: name,
  reason,
  ...rest,
});

describe('what was checked, and what cannot be', () => {
  test.each([
    ['as-expected', 'signed', 'done'],
    ['unknown-kind', 'policy', 'open'],
    ['not-checked', 'issuer-unknown', 'open'],
    ['not-accepted', 'critical-extension', 'wrong'],
    ['altered', 'signature', 'wrong'],
  ] as const)('%s (%s) is told as "%s", in words and with its reason', (name, reason, kind) => {
    const line = `${kind}: ${plain(words.verdicts[name](words.subjects.authentication))} ${plain(words.reasons[reason])}`;
    expect(listed({ authentication: verdict(name, reason) })).toContain(line);
  });

  test('a check that was not made is no line of its own', () => {
    const all = listed({}).join('\n');
    for (const name of Object.keys(words.verdicts) as Verdict['verdict'][])
      expect(all).not.toContain(plain(words.verdicts[name](words.subjects.signature)));
  });

  test('an answer by another key is the one that says "not the original chip"; one by the right key, "no copy"', () => {
    const other = plain(words.chip.other);
    expect(listed({ faceChip: verdict('altered', 'other-key') }).join()).toContain(other);
    expect(listed({ face: { issuer: verdict('altered', 'signature'), parts: {} } }).join()).not.toContain(
      other,
    );
    expect(listed({ faceChip: verdict('as-expected', 'signed') }).join()).toContain(plain(words.chip.same));
  });

  test.each(['test', 'demo'] as const)('the %s hierarchy is named, once', (hierarchy) => {
    const judged = verdict('as-expected', 'signed', { hierarchy });
    const lines = listed({ authentication: judged, signature: judged });
    expect(lines.filter((line) => line.includes(plain(words.hierarchies[hierarchy])))).toHaveLength(1);
  });

  test('whose keys are single-sourced is said beside checks against the real ones, never in the demo', () => {
    const real = verdict('as-expected', 'signed', { hierarchy: 'production' });
    expect(listed({ authentication: real }).join()).toContain(plain(words.sources));
    expect(listed({ authentication: { ...real, hierarchy: 'demo' } }).join()).not.toContain(
      plain(words.sources),
    );
    expect(listed({}).join()).not.toContain(plain(words.sources));
  });

  test('what nothing vouches for and revocation are always on a card, and the card body is not on a phone', () => {
    const card = listed({}).join('\n');
    for (const text of [words.unsigned, board.checks.body, board.checks.revoked])
      expect(card).toContain(plain(text));
    const phone = listed({}, { ...facts, kind: 'phone' }).join('\n');
    expect(phone).not.toContain(plain(board.checks.body));
    expect(phone).toContain(plain(board.checks.revoked));
  });

  test('typed dates are no card: two lines, and no check', () => {
    const typed = checkItems(undefined, none, board.checks, words).map(({ what }) => what);
    expect(typed).toEqual([board.checks.typed, board.checks.revoked]);
  });
});
