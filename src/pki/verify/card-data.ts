import { type Bytes, ByteReader, concat, equalBytes } from '../../bytes';
import { isAppError } from '../../errors';
import { findTlv, readTlv, readTlvs, type Tlv } from '../../protocol/tlv';
import type {
  CvVerdict,
  DataVerdicts,
  FaceFiles,
  RsaPublicKey,
  SignedPart,
  TextFiles,
  Verdict,
  VerdictReason,
} from '../verdict';
import { digestInfo, rsaVerify, sha256, threeDigestInfo } from './rsa';
import type { Trust } from './trust';

/*
 * Data of the card's input-assist and card-face applications and the card-verifiable certificates over their keys.
 * Layouts and signing rules were measured by public projects on cards; there is no public specification.
 */

const KEY_ID_LENGTH = 16;

/** Tags of a card-verifiable certificate (ISO/IEC 7816-8, Annex A): 7F21 { 5F4E body, 5F37 signature }. */
const CV = { file: 0x7f21, body: 0x5f4e, signature: 0x5f37, exponent: 0x90, modulus: 0x91 };

/** @throws never: what cannot be read is a verdict */
export async function judgeCv(file: Bytes, application: 'text' | 'face', trust: Trust): Promise<CvVerdict> {
  const parts = inside(file, CV.file);
  const body = parts?.find(({ tag }) => tag === CV.body)?.value;
  const signature = parts?.find(({ tag }) => tag === CV.signature)?.value;
  if (body === undefined || signature === undefined || body.length < 2 * KEY_ID_LENGTH) {
    return { verdict: 'not-checked', reason: 'structure' };
  }
  const cursor = new ByteReader(body);
  const keyId = cursor.take(KEY_ID_LENGTH);
  // Who holds the key is not our question; whose key it is, is.
  cursor.skip(KEY_ID_LENGTH);
  const issuer = trust.cvIssuers.find(
    (known) => known.application === application && equalBytes(known.keyId, keyId),
  );
  if (issuer === undefined) return { verdict: 'not-checked', reason: 'issuer-unknown' };
  const from = { hierarchy: issuer.hierarchy };
  if (!rsaVerify(issuer.key, digestInfo(await sha256(body)), signature)) {
    return { verdict: 'altered', reason: 'signature', ...from };
  }
  const key = readKey(cursor.rest());
  if (key === undefined) return { verdict: 'not-accepted', reason: 'structure', ...from };
  return { verdict: 'as-expected', reason: 'signed', key, ...from };
}

/** One signed file: its outer tag, the tags that are signed, in order, and that of the signature. */
interface Layout {
  readonly file: number;
  readonly signed: readonly number[];
  readonly signature: number;
}

const INTEGRITY: Layout = { file: 0xff30, signed: [0xdf31, 0xdf32], signature: 0xdf33 };
const CARD_KEY: Layout = { file: 0xff50, signed: [0xdf51], signature: 0xdf52 };
const BIRTH_DATE: Layout = { file: 0xff10, signed: [0xdf11, 0xdf12], signature: 0xdf13 };
const MY_NUMBER_IMAGE: Layout = { file: 0xff40, signed: [0xdf41, 0xdf42], signature: 0xdf43 };
const FACE = {
  file: 0xff20,
  hashed: [[0xdf22, 0xdf23, 0xdf24], [0xdf25, 0xdf26], [0xdf27]],
  signature: 0xdf28,
};
const ATTRIBUTES = { file: 0xff20, offsets: 0xdf21 };
/** Tags of the record whose digests cover My Number and the four attributes. */
const DIGEST = { myNumber: 0xdf31, attributes: 0xdf32 };
/** Where each face file keeps the chip's own key. */
const FACE_KEY = { face: 0xdf24, myNumberImage: 0xdf42, birthDate: 0xdf12 };

type Parts = Partial<Record<SignedPart, Verdict>>;

export async function judgeText(files: TextFiles, trust: Trust): Promise<DataVerdicts> {
  const issuer = await judgeCv(files.cvCertificate, 'text', trust);
  const { key } = issuer;
  if (key === undefined) return { issuer: bare(issuer), parts: unsignedBy(issuer, textParts(files)) };
  const record = await judgeSigned(files.integrity, INTEGRITY, key);
  const parts: Parts = { 'integrity-record': record.verdict };
  const digestOf = (tag: number): Bytes | undefined => record.parts.find((tlv) => tlv.tag === tag)?.value;
  if (files.myNumber !== undefined) {
    // The digest covers all 17 bytes of the file, its filler included.
    parts['my-number'] = await judgeDigest(files.myNumber, digestOf(DIGEST.myNumber));
  }
  if (files.attributes !== undefined) {
    parts.attributes = await judgeDigest(attributesOf(files.attributes), digestOf(DIGEST.attributes));
  }
  if (files.cardKey === undefined) return { issuer: bare(issuer), parts };
  const own = await judgeSigned(files.cardKey, CARD_KEY, key);
  parts['card-key'] = own.verdict;
  return { issuer: bare(issuer), parts, ...keyIn(own.parts[0]) };
}

export async function judgeFace(files: FaceFiles, trust: Trust): Promise<DataVerdicts> {
  const issuer = await judgeCv(files.cvCertificate, 'face', trust);
  const { key } = issuer;
  if (key === undefined) return { issuer: bare(issuer), parts: unsignedBy(issuer, faceParts(files)) };
  const parts: Parts = {};
  const signed: Tlv[] = [];
  const add = (part: SignedPart, judged: Judged): void => {
    parts[part] = judged.verdict;
    signed.push(...judged.parts);
  };
  if (files.birthDate !== undefined) add('birth-date', await judgeSigned(files.birthDate, BIRTH_DATE, key));
  if (files.myNumberImage !== undefined) {
    add('my-number-image', await judgeSigned(files.myNumberImage, MY_NUMBER_IMAGE, key));
  }
  if (files.face !== undefined) add('face', await judgeFaceFile(files.face, key));
  const own = signed.find(({ tag }) => Object.values(FACE_KEY).includes(tag));
  return { issuer: bare(issuer), parts, ...keyIn(own) };
}

/** PKCS#1 v1.5 over SHA-256 of the challenge under the chip's own key: a copy of the data cannot answer. */
export async function judgeChallenge(
  challenge: Bytes,
  signature: Bytes,
  key: RsaPublicKey,
): Promise<Verdict> {
  return rsaVerify(key, digestInfo(await sha256(challenge)), signature) ? AS_EXPECTED : altered('other-key');
}

interface Judged {
  readonly verdict: Verdict;
  /** The signed objects; empty unless the signature holds. */
  readonly parts: readonly Tlv[];
}

const AS_EXPECTED: Verdict = { verdict: 'as-expected', reason: 'signed' };
const altered = (reason: VerdictReason): Verdict => ({ verdict: 'altered', reason });

/** The signature is over the raw objects, tags and lengths included, after one another. */
async function judgeSigned(
  file: Bytes,
  { file: tag, signed, signature }: Layout,
  key: RsaPublicKey,
): Promise<Judged> {
  const parts = inside(file, tag);
  if (parts === undefined) return { verdict: altered('structure'), parts: [] };
  const covered = signed
    .map((each) => parts.find((tlv) => tlv.tag === each))
    .filter((tlv) => tlv !== undefined);
  const made = parts.find((tlv) => tlv.tag === signature)?.value;
  if (covered.length !== signed.length || made === undefined)
    return { verdict: altered('structure'), parts: [] };
  const digest = await sha256(concat(...covered.map(({ raw }) => raw)));
  return rsaVerify(key, digestInfo(digest), made)
    ? { verdict: AS_EXPECTED, parts: covered }
    : { verdict: altered('signature'), parts: [] };
}

/** The face is signed as three digests in one DigestInfo, which WebCrypto cannot check. */
async function judgeFaceFile(file: Bytes, key: RsaPublicKey): Promise<Judged> {
  const parts = inside(file, FACE.file);
  const made = parts?.find((tlv) => tlv.tag === FACE.signature)?.value;
  if (parts === undefined || made === undefined) return { verdict: altered('structure'), parts: [] };
  const groups = FACE.hashed.map((tags) => parts.filter((tlv) => tags.includes(tlv.tag)));
  const digests = await Promise.all(groups.map((group) => sha256(concat(...group.map(({ raw }) => raw)))));
  return rsaVerify(key, threeDigestInfo(concat(...digests)), made)
    ? { verdict: AS_EXPECTED, parts: groups.flat() }
    : { verdict: altered('signature'), parts: [] };
}

async function judgeDigest(data: Bytes | undefined, digest: Bytes | undefined): Promise<Verdict> {
  if (data === undefined) return altered('structure');
  // Without a signed digest nothing vouches for the data; the record's own verdict says why.
  if (digest === undefined) return { verdict: 'not-checked', reason: 'signature' };
  return equalBytes(await sha256(data), digest) ? AS_EXPECTED : altered('digest');
}

/** What the digest over the attributes covers: the contents of the file without its table of offsets. */
function attributesOf(file: Bytes): Bytes | undefined {
  const parts = inside(file, ATTRIBUTES.file);
  return parts?.[0]?.tag === ATTRIBUTES.offsets ? concat(...parts.slice(1).map(({ raw }) => raw)) : undefined;
}

function textParts({ myNumber, attributes, cardKey }: TextFiles): readonly SignedPart[] {
  return [
    'integrity-record',
    ...(myNumber === undefined ? [] : (['my-number'] as const)),
    ...(attributes === undefined ? [] : (['attributes'] as const)),
    ...(cardKey === undefined ? [] : (['card-key'] as const)),
  ];
}

function faceParts({ face, myNumberImage, birthDate }: FaceFiles): readonly SignedPart[] {
  return [
    ...(birthDate === undefined ? [] : (['birth-date'] as const)),
    ...(myNumberImage === undefined ? [] : (['my-number-image'] as const)),
    ...(face === undefined ? [] : (['face'] as const)),
  ];
}

/** Without a key that may be used nothing else can be checked. */
function unsignedBy(issuer: CvVerdict, parts: readonly SignedPart[]): Parts {
  const verdict: Verdict = { verdict: 'not-checked', reason: issuer.reason };
  return Object.fromEntries(parts.map((part) => [part, verdict]));
}

function bare({ verdict, reason, hierarchy }: CvVerdict): Verdict {
  return { verdict, reason, ...(hierarchy === undefined ? {} : { hierarchy }) };
}

function keyIn(tlv: Tlv | undefined): { readonly cardKey?: RsaPublicKey } {
  const cardKey = tlv === undefined ? undefined : readKey(tlv.value);
  return cardKey === undefined ? {} : { cardKey };
}

/** 90 exponent, 91 modulus. */
function readKey(value: Bytes): RsaPublicKey | undefined {
  return quietly(() => {
    const exponent = findTlv(value, CV.exponent)?.value;
    const modulus = findTlv(value, CV.modulus)?.value;
    return exponent === undefined || modulus === undefined ? undefined : { exponent, modulus };
  });
}

/** The objects of a file whose outer tag is this one; undefined where it is another or does not divide. */
function inside(file: Bytes, tag: number): readonly Tlv[] | undefined {
  return quietly(() => {
    const outer = readTlv(file);
    return outer.tag === tag ? readTlvs(outer.value) : undefined;
  });
}

function quietly<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (isAppError(error)) return undefined;
    throw error;
  }
}
