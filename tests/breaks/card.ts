import type { Break } from '../support/proof';

const CARD = 'src/card/card.ts';
const PRESS = 'src/session/press-run.ts';
const ACT = 'src/session/create-act.ts';
const FACE = 'src/session/open-face.ts';
const TEXT = 'src/session/open-text.ts';
const OPENED = 'src/session/create-opened.ts';
const COMPARE = 'src/session/compare.ts';
const IMAGE = 'src/card/image.ts';
const guards = { test: 'tests/session/guards.test.ts' };
const secrets = { test: 'tests/session/secrets.test.ts' };
const forgetting = { test: 'tests/session/forgetting.test.ts' };

/** One broken line for each guard around a PIN and for what is forgotten; each must turn its test red. */
export const cardBreaks: readonly Break[] = [
  {
    rule: 'a press on the last try needs a second word',
    file: PRESS,
    find: ' && (now.left >= 2 || confirmed)',
    replace: '',
    ...guards,
    name: 'last try: nothing is sent without a second word',
  },
  {
    rule: 'nothing is sent before the person was told of the tries',
    file: ACT,
    find: 'if (!isTold) return ask();',
    replace: 'if (!isTold) return Promise.resolve();',
    ...guards,
    name: 'nobody who was not told of the tries',
  },
  {
    rule: 'another card: what was told of the one before does not count',
    file: ACT,
    find: 'shown !== undefined && shown === leaseNow() && ',
    replace: '',
    ...guards,
    name: 'another card after a press that broke off',
  },
  {
    rule: 'a counter that another act lowered is shown first',
    file: PRESS,
    find: "else count(name, { state: 'tries', left: asked });",
    replace: 'else void asked;',
    ...guards,
    name: 'a counter that another act lowered',
  },
  {
    rule: 'a link that breaks during VERIFY leaves a try uncertain',
    file: ACT,
    find: 'const risk = run?.atStake;',
    replace: 'const risk = undefined as NonNullable<typeof run>["atStake"];',
    ...guards,
    name: 'link lost by card-away before and after the card saw it',
  },
  {
    rule: 'the counter is asked again after a wrong PIN',
    file: ACT,
    find: 'await askAgain(lease, failedPin, isWrong);',
    replace: 'await Promise.resolve();',
    ...guards,
    name: 'wrong PIN: one VERIFY, the counter asked again',
  },
  {
    rule: 'a number that the card refused is never sent again',
    file: FACE,
    find: "if (refused.has()) throw new AppError('card/number-refused', {});",
    replace: '',
    ...guards,
    name: 'refused by the other application',
  },
  {
    rule: 'the proof of a new PIN is a VERIFY of its own, after a SELECT',
    file: PRESS,
    find: "await secretly('card/change-unproved', () => card.verify(name, held, call));",
    replace: 'await Promise.resolve();',
    test: 'tests/session/change-pin.test.ts',
    name: 'the old one, the change, and the proof',
  },
  {
    rule: 'PINs of a press that sends nothing are wiped',
    file: ACT,
    find: 'for (const pin of ready.pins) pin[Symbol.dispose]();\n      if (!isTold)',
    replace: 'if (!isTold)',
    ...secrets,
    name: 'before the tries were told: wiped',
  },
  {
    rule: 'what was opened is zeroed when it is forgotten',
    file: OPENED,
    find: 'wipeAll([text, face, signature, authentication]);',
    replace: '',
    ...forgetting,
    name: 'is forgotten at once',
  },
  {
    rule: 'the end of the five minutes is announced',
    file: OPENED,
    find: 'state.tell({ closesAt: clock.now() + WARNING, closing: true });',
    replace: '',
    ...forgetting,
    name: 'announced at least 20 seconds before',
  },
  {
    rule: 'another read forgets what the one before opened',
    file: 'src/session/create-whole-card.ts',
    find: 'readAt = startedAt;',
    replace: 'readAt = startedAt;\n    if (readAt !== undefined) return;',
    ...forgetting,
    name: 'another read forgets everything',
  },
  {
    rule: 'a check that ends after the forgetting tells nothing',
    file: OPENED,
    find: 'if (begun === age) tellChecks(news);',
    replace: 'tellChecks(news);',
    ...forgetting,
    name: 'a check that ends after the forgetting',
  },
  {
    rule: 'the chip is challenged with the key that the issuer signed',
    file: TEXT,
    find: "if (cardKey !== undefined) tell({ textChip: await challengeChip(kit, 'text', cardKey) });",
    replace: '',
    test: 'tests/session/altered.test.ts',
    name: 'text: every signature is right',
  },
  {
    rule: 'positions of substitutes are left out of the comparison',
    file: COMPARE,
    find: 'if (substituted.includes(position))',
    replace: 'if (substituted.includes(-1))',
    test: 'tests/session/compare.test.ts',
    name: 'flagged as a substitute',
  },
  {
    rule: 'the size of a JP2 is its codestream’s own',
    file: IMAGE,
    find: 'return real?.width === width && real.height === height ? real : undefined;',
    replace: 'return { width, height };',
    test: 'tests/card/face.test.ts',
    name: 'whose header box says less',
  },
  {
    rule: 'a count before a VERIFY tells nothing of the one after',
    file: CARD,
    find: 'this.#counters.delete(pin);',
    replace: 'this.#counters.get(pin);',
    test: 'tests/card/pin.test.ts',
    name: 'a link that broke is no counter that moved',
  },
];
