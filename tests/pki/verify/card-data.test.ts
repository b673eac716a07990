import { describe, expect, it } from 'vitest';
import { type Bytes, bytes, concat, fromHex } from '../../../src/bytes';
import type { FaceFiles, SignedPart, TextFiles } from '../../../src/pki';
import { createVerify } from '../../../src/pki/verify';
import { runs } from '../../support/proof';
import * as card from './card-files';

const verify = createVerify({ anchors: [], cvIssuers: card.ISSUERS });
const TEXT: Required<TextFiles> = {
  cvCertificate: card.cvCertificate,
  integrity: card.integrity,
  myNumber: card.myNumber,
  attributes: card.attributes,
  cardKey: card.cardKey,
};
const FACE: Required<FaceFiles> = {
  cvCertificate: card.cvCertificate,
  face: card.face,
  myNumberImage: card.myNumberImage,
  birthDate: card.birthDate,
};
const flip = (file: Bytes, at: number): Bytes =>
  file.map((octet, i) => (i === at ? octet ^ (1 << (at % 8)) : octet));
const good = { verdict: 'as-expected', reason: 'signed' };

/** Offsets of a range, all of them under `npm run prove`, else spread evenly. */
function* spread(from: number, to: number): Generator<number> {
  const step = Math.max(1, Math.floor((to - from) / runs(40, to - from)));
  for (let at = from; at < to; at += step) yield at;
}

describe('the input-assist application', () => {
  it('everything open and untouched is as expected, with the chip’s own key', async () => {
    expect(await verify.text(TEXT)).toEqual({
      issuer: { ...good, hierarchy: 'demo' },
      parts: { 'integrity-record': good, 'my-number': good, attributes: good, 'card-key': good },
      cardKey: card.chipKey,
    });
  });

  it('judges only what was open', async () => {
    const { parts } = await verify.text({ cvCertificate: TEXT.cvCertificate, integrity: TEXT.integrity });
    expect(Object.keys(parts)).toEqual(['integrity-record']);
  });

  const SIGNED: readonly [SignedPart, keyof TextFiles, number, number][] = [
    ['my-number', 'myNumber', 0, 17],
    ['attributes', 'attributes', 3 + 11, TEXT.attributes.length - 3],
    ['integrity-record', 'integrity', 5, TEXT.integrity.length],
    ['card-key', 'cardKey', 5, TEXT.cardKey.length],
  ];
  for (const [part, file, from, to] of SIGNED) {
    it(`one bit in any byte of ${part} is altered, there and nowhere else`, async () => {
      for (const at of spread(from, to)) {
        const { parts, issuer } = await verify.text({ ...TEXT, [file]: flip(TEXT[file], at) });
        expect(parts[part], `byte ${at}`).toMatchObject({ verdict: 'altered' });
        expect(issuer.verdict).toBe('as-expected');
        const others = Object.entries(parts).filter(([name]) => name !== part);
        const allowed = part === 'integrity-record' ? ['as-expected', 'not-checked'] : ['as-expected'];
        for (const [name, verdict] of others) expect(allowed, name).toContain(verdict.verdict);
      }
    });
  }

  it('says that nothing vouches for the data when the record of digests is altered', async () => {
    const { parts } = await verify.text({ ...TEXT, integrity: flip(TEXT.integrity, 20) });
    expect(parts['my-number']).toEqual({ verdict: 'not-checked', reason: 'signature' });
  });

  it('nothing signs the filler and the table of offsets', async () => {
    for (const at of [3 + 3, 3 + 5, TEXT.attributes.length - 1]) {
      const { parts } = await verify.text({ ...TEXT, attributes: flip(TEXT.attributes, at) });
      expect(parts.attributes, `byte ${at}`).toEqual(good);
    }
  });

  it('the filler of My Number’s file belongs to what its digest covers', async () => {
    const { parts } = await verify.text({
      ...TEXT,
      myNumber: concat(TEXT.myNumber.slice(0, 15), fromHex('0000')),
    });
    expect(parts['my-number']).toEqual({ verdict: 'altered', reason: 'digest' });
  });

  it('gives no key of the chip that is not signed', async () => {
    expect(await verify.text({ ...TEXT, cardKey: flip(TEXT.cardKey, 40) })).not.toHaveProperty('cardKey');
  });
});

describe('the card-verifiable certificate', () => {
  const KEY_ID = 5 + 5;

  it('of an issuer that is not pinned, also by one bit of its key identifier, is not checked', async () => {
    for (let at = KEY_ID; at < KEY_ID + 16; at += 1) {
      const { issuer, parts } = await verify.text({ ...TEXT, cvCertificate: flip(TEXT.cvCertificate, at) });
      expect(issuer, `byte ${at}`).toEqual({ verdict: 'not-checked', reason: 'issuer-unknown' });
      expect(new Set(Object.values(parts).map(({ verdict }) => verdict))).toEqual(new Set(['not-checked']));
    }
  });

  it('with one bit changed in any other signed byte or in its signature is altered', async () => {
    for (const at of [
      ...spread(KEY_ID + 16, KEY_ID + 297),
      ...spread(KEY_ID + 297 + 5, TEXT.cvCertificate.length),
    ]) {
      const { issuer } = await verify.text({ ...TEXT, cvCertificate: flip(TEXT.cvCertificate, at) });
      expect(issuer, `byte ${at}`).toEqual({ verdict: 'altered', reason: 'signature', hierarchy: 'demo' });
    }
  });

  it('that is no such thing is not checked', async () => {
    for (const cvCertificate of [bytes(), bytes(0x7f, 0x21, 0), fromHex('7F2105 5F4E020102')]) {
      expect((await verify.text({ ...TEXT, cvCertificate })).issuer).toEqual({
        verdict: 'not-checked',
        reason: 'structure',
      });
    }
  });

  it('of the text application does not stand for the face', async () => {
    const one = createVerify({
      anchors: [],
      cvIssuers: card.ISSUERS.filter(({ application }) => application === 'text'),
    });
    expect((await one.face(FACE)).issuer).toMatchObject({ verdict: 'not-checked', reason: 'issuer-unknown' });
  });
});

describe('the card-face application', () => {
  it('everything open and untouched is as expected, with the chip’s own key', async () => {
    expect(await verify.face(FACE)).toEqual({
      issuer: { ...good, hierarchy: 'demo' },
      parts: { 'birth-date': good, 'my-number-image': good, face: good },
      cardKey: card.chipKey,
    });
  });

  it.each(['face', 'birthDate', 'myNumberImage'] as const)(
    'finds the chip’s own key in %s alone',
    async (file) => {
      const { cardKey } = await verify.face({ cvCertificate: FACE.cvCertificate, [file]: FACE[file] });
      expect(cardKey).toEqual(card.chipKey);
    },
  );

  it('one bit in any byte that the three digests cover is altered', async () => {
    for (const at of spread(...card.FACE_SIGNED)) {
      const { parts } = await verify.face({ ...FACE, face: flip(FACE.face, at) });
      expect(parts, `byte ${at}`).toMatchObject({ face: { verdict: 'altered' }, 'birth-date': good });
    }
  });

  it('nothing signs the expiry date, the security code and the table of offsets', async () => {
    const end = FACE.face.length;
    for (const at of [end - 1, end - 30, end - 63 - 4, 5 + 3, 5 + 10]) {
      expect((await verify.face({ ...FACE, face: flip(FACE.face, at) })).parts.face, `byte ${at}`).toEqual(
        good,
      );
    }
  });

  it.each([
    ['birth-date', 'birthDate'],
    ['my-number-image', 'myNumberImage'],
  ] as const)('one bit in any signed byte of %s is altered', async (part, file) => {
    for (const at of spread(5, FACE[file].length)) {
      const { parts } = await verify.face({ ...FACE, [file]: flip(FACE[file], at) });
      expect(parts[part], `byte ${at}`).toMatchObject({ verdict: 'altered' });
    }
  });

  it('a file of another kind in the place of one is altered', async () => {
    expect((await verify.face({ ...FACE, face: FACE.birthDate })).parts.face).toEqual({
      verdict: 'altered',
      reason: 'structure',
    });
  });
});

describe('the challenge', () => {
  const challenge = fromHex('000102030405060708090A0B0C0D0E0F');

  it('answered by the chip’s own key is as expected', async () => {
    expect(await verify.challenge(challenge, card.answer(challenge), card.chipKey)).toEqual(good);
  });

  it('answered with another key, or for another challenge, is not the original chip', async () => {
    const otherKey = { verdict: 'altered', reason: 'other-key' };
    expect(await verify.challenge(challenge, card.answer(challenge, card.otherPair), card.chipKey)).toEqual(
      otherKey,
    );
    expect(await verify.challenge(challenge, card.answer(bytes(1)), card.chipKey)).toEqual(otherKey);
  });
});
