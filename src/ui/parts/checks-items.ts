import type { GlanceFacts } from '../../card';
import type { CardWords, Messages, Text } from '../../i18n';
import type { Checks } from '../../session';

type Verdict = NonNullable<Checks['authentication']>;
type Subject = keyof CardWords['checks']['subjects'];

/** One line of the list: checked and as it should be, checked and not so, or not to be known. */
export interface CheckItem {
  readonly kind: 'done' | 'wrong' | 'open';
  readonly what: Text;
  readonly why?: readonly Text[];
}

const KINDS: Readonly<Record<Verdict['verdict'], CheckItem['kind']>> = {
  'as-expected': 'done',
  'unknown-kind': 'open',
  'not-checked': 'open',
  'not-accepted': 'wrong',
  altered: 'wrong',
};

const NONE: Checks = { running: 0, issues: [] };

/** The list in the order in which it is read: what was checked, what is not right, what nobody can know here. */
export function checkItems(
  facts: GlanceFacts | undefined,
  checks: Checks = NONE,
  base: Messages['board']['checks'],
  words: CardWords['checks'] | undefined,
): readonly CheckItem[] {
  const open = (what: Text): CheckItem => ({ kind: 'open', what });
  if (facts === undefined) return [open(base.typed), open(base.revoked)];
  const read: readonly CheckItem[] = [
    ...(facts.authentication?.complete === true ? [{ kind: 'done' as const, what: base.read }] : []),
    ...(facts.authentication?.complete === false ? [open(base.partly)] : []),
    ...(Object.keys(facts.pins).length > 0 ? [{ kind: 'done' as const, what: base.counters }] : []),
  ];
  const found = words === undefined ? [] : judged(checks, words);
  const beyond = words === undefined ? [] : beyondReach(facts, checks, words);
  // A phone has no card body.
  const body = facts.kind === 'phone' ? [] : [open(base.body)];
  return [...read, ...found, ...body, ...beyond, open(base.revoked)];
}

function judged(checks: Checks, words: CardWords['checks']): readonly CheckItem[] {
  const verdicts: readonly (readonly [Subject, Verdict | undefined])[] = [
    ['authentication', checks.authentication],
    ['authentication-key', checks.authenticationKey],
    ['signature', checks.signature],
    ['text-issuer', checks.text?.issuer],
    ...parts(checks.text),
    ['face-issuer', checks.face?.issuer],
    ...parts(checks.face),
  ];
  const chips: readonly (readonly [Subject, Verdict | undefined])[] = [
    ['text-chip', checks.textChip],
    ['face-chip', checks.faceChip],
  ];
  return [
    ...verdicts.flatMap(([subject, verdict]) =>
      verdict === undefined ? [] : [item(subject, verdict, words)],
    ),
    ...chips.flatMap(([subject, verdict]) => (verdict === undefined ? [] : [chip(subject, verdict, words)])),
    ...hierarchies(checks).map((name) => ({ kind: 'open' as const, what: words.hierarchies[name] })),
  ];
}

function parts(data: Checks['text']): readonly (readonly [Subject, Verdict | undefined])[] {
  return Object.entries(data?.parts ?? {}) as [Subject, Verdict][];
}

function item(subject: Subject, { verdict, reason }: Verdict, words: CardWords['checks']): CheckItem {
  return {
    kind: KINDS[verdict],
    what: words.verdicts[verdict](words.subjects[subject]),
    why: [words.reasons[reason]],
  };
}

/** Only a challenge that was answered with the wrong key says that the chip is another. */
function chip(subject: Subject, verdict: Verdict, words: CardWords['checks']): CheckItem {
  const { verdict: name, reason } = verdict;
  if (name === 'as-expected') return { ...item(subject, verdict, words), why: [words.chip.same] };
  if (reason === 'other-key') return { ...item(subject, verdict, words), why: [words.chip.other] };
  return item(subject, verdict, words);
}

/** Hierarchies that are no real one, named once. */
function hierarchies({
  authentication,
  signature,
  text,
  face,
}: Checks): readonly (keyof CardWords['checks']['hierarchies'])[] {
  const named = [authentication, signature, text?.issuer, face?.issuer].map((verdict) => verdict?.hierarchy);
  return (['test', 'demo'] as const).filter((name) => named.includes(name));
}

function beyondReach(facts: GlanceFacts, checks: Checks, words: CardWords['checks']): readonly CheckItem[] {
  const { authentication, textChip, faceChip, running, issues, text, face } = checks;
  const isCard = facts.kind !== 'phone';
  const verdicts = [authentication, checks.signature, text?.issuer, face?.issuer];
  const judgedAny = verdicts.some((verdict) => verdict !== undefined);
  // Where the pinned keys come from matters where they were tried, and not for keys of the demo's own.
  const pinned = judgedAny && verdicts.every((verdict) => verdict?.hierarchy !== 'demo');
  const waiting =
    running > 0
      ? [words.running]
      : authentication === undefined && facts.authentication !== undefined
        ? [words.notYet(words.subjects.authentication)]
        : [];
  const said: readonly Text[] = [
    ...waiting,
    ...(isCard && textChip === undefined && faceChip === undefined ? [words.chip.open] : []),
    ...(issues.length > 0 ? [words.notMade] : []),
    ...(isCard ? [words.unsigned] : []),
    ...(pinned ? [words.sources] : []),
    ...(judgedAny ? [words.dates] : []),
  ];
  return said.map((what) => ({ kind: 'open', what }));
}
