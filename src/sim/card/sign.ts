import { type Bytes, concat } from '../../bytes';
import {
  MODULUS_LENGTH,
  type RsaKey,
  SHA256_DIGEST_INFO,
  sha256,
  signPadded,
  signPss,
  signSha256,
} from '../pki';
import { type Chip, type Handler, allowed, fileByReference, fileByShortId, refuse } from './state';

const HASH = 32;

/** What each P1 of COMPUTE DIGITAL SIGNATURE does with its input; 6985 where the length does not suit. */
const SCHEMES: readonly ((key: RsaKey, input: Bytes, chip: Chip) => Bytes)[] = [
  (key, input) => signPadded(key, atMost(input, MODULUS_LENGTH - 11)),
  (key, input) => signPadded(key, sha256(input)),
  (key, input) => signPadded(key, concat(SHA256_DIGEST_INFO, exactly(input, HASH))),
  (key, input) => signSha256(key, input),
  (key, input, chip) => signPss(key, exactly(input, HASH), chip.random(HASH)),
  (key, input, chip) => signPss(key, sha256(input), chip.random(HASH)),
];

/** `80 2A`: COMPUTE DIGITAL SIGNATURE without MANAGE SECURITY ENVIRONMENT; P2 = 00 means the application's own key. */
export const computeSignature: Handler = (chip, { p1, p2, data, le }) => {
  const scheme = SCHEMES[p1] ?? refuse(0x6a86);
  if (data === undefined || le === undefined || data.length > 255) refuse(0x6700);
  const own = chip.application?.defaultKey;
  const file =
    p2 === 0 && own !== undefined ? chip.application?.files.get(own) : fileByReference(chip, p2).file;
  if (file?.kind !== 'key') refuse(0x6981);
  if (!allowed(chip, file.use)) refuse(0x6982);
  if (file.internal === true) refuse(0x6985);
  if (le < MODULUS_LENGTH) refuse(0x6c00);
  return { sw: 0x9000, data: scheme(file.key(), data, chip) };
};

/** INTERNAL AUTHENTICATE (ISO/IEC 7816-4, 11.5.2): sha256WithRSA over the challenge, by the one key made for it. */
export const internalAuthenticate: Handler = (chip, { p1, p2, data, le }) => {
  if (p1 !== 0 || (p2 & 0xe0) !== 0x80) refuse(0x6a86);
  if (data === undefined || le === undefined || le < MODULUS_LENGTH) refuse(0x6700);
  const { file } = fileByShortId(chip, p2 & 0x1f);
  if (file.kind !== 'key') refuse(0x6981);
  if (!allowed(chip, file.use)) refuse(0x6982);
  if (file.internal !== true) refuse(0x6985);
  return { sw: 0x9000, data: signSha256(file.key(), data) };
};

function atMost(input: Bytes, length: number): Bytes {
  return input.length <= length ? input : refuse(0x6985);
}

function exactly(input: Bytes, length: number): Bytes {
  return input.length === length ? input : refuse(0x6985);
}
