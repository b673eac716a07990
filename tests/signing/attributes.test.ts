import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Bytes } from '../../src/bytes';
import type { SignatureKind } from '../../src/signing';
import { demoCard } from '../card/support';
import { press, signing, wholeDesk } from './desk';

/** A reader of DER of the tests' own: each value's tag, contents and octets. */
interface Value {
  readonly tag: number;
  readonly body: Buffer;
  readonly raw: Buffer;
}
function values(data: Uint8Array): readonly Value[] {
  const found: Value[] = [];
  for (let rest = Buffer.from(data); rest.length > 0;) {
    const long = rest[1]! >= 0x80 ? rest[1]! & 0x7f : 0;
    const size = long === 0 ? rest[1]! : rest.readUIntBE(2, long);
    const end = 2 + long + size;
    found.push({ tag: rest[0]!, body: rest.subarray(2 + long, end), raw: rest.subarray(0, end) });
    rest = rest.subarray(end);
  }
  return found;
}
const inside = ({ body }: Value): readonly Value[] => values(body);
const hex = (data: Uint8Array): string => Buffer.from(data).toString('hex');

const DATA = '2a864886f70d010701';
const CONTENT_TYPE = '2a864886f70d010903';
const MESSAGE_DIGEST = '2a864886f70d010904';
const SIGNING_TIME = '2a864886f70d010905';
const SIGNING_CERTIFICATE_V2 = '2a864886f70d010910022f';

const DIGEST = Uint8Array.from(createHash('sha256').update('a document').digest());

async function made(kind: SignatureKind): Promise<Bytes> {
  const desk = await wholeDesk({ card: await demoCard('all-current') });
  const documents = signing([{ kind, digest: DIGEST }], { at: desk.clock.now() });
  await press(desk, documents);
  return documents.signed[0]!;
}

describe.each(['cades', 'pades', 'adbe'] as const)('%s', async (kind) => {
  const cms = await made(kind);
  const [info] = values(cms);
  const [, explicit] = inside(info!);
  const [version, algorithms, content, certificates, signers, ...more] = inside(inside(explicit!)[0]!);
  const [signer, ...others] = inside(signers!);
  const [signerVersion, named, algorithm, attributes, signatureAlgorithm, signature, ...unsigned] = inside(
    signer!,
  );
  const list = inside(attributes!).map((one) => {
    const [type, set] = inside(one);
    return [hex(type!.body), inside(set!)] as const;
  });
  const valueOf = (type: string): Value => list.find(([one]) => one === type)![1][0]!;

  it('has exactly the signed attributes that EN 319 122-1 and EN 319 142-1 (6.3) ask for', () => {
    const expected = [CONTENT_TYPE, MESSAGE_DIGEST, SIGNING_CERTIFICATE_V2];
    // PAdES: the time stands in /M and must not be an attribute.
    if (kind !== 'pades') expected.push(SIGNING_TIME);
    expect(list.map(([type]) => type).sort()).toEqual(expected.sort());
    for (const [, set] of list) expect(set).toHaveLength(1);
    expect(hex(valueOf(CONTENT_TYPE).body)).toBe(DATA);
    expect(hex(valueOf(MESSAGE_DIGEST).body)).toBe(hex(DIGEST));
  });

  it('names its certificate by SHA-256, the default being left out (RFC 5035, 4)', () => {
    const [one, ...rest] = inside(inside(valueOf(SIGNING_CERTIFICATE_V2))[0]!);
    expect(rest).toEqual([]);
    const [hash, ...fields] = inside(one!);
    expect(fields).toEqual([]);
    const [certificate, ...further] = inside(certificates!);
    expect(further).toEqual([]);
    expect([hash!.tag, hex(hash!.body)]).toEqual([
      0x04,
      createHash('sha256').update(certificate!.raw).digest('hex'),
    ]);
  });

  it('is DER: the attributes of the SET in ascending order (X.690, 11.6), detached, one signer, nothing unsigned', () => {
    const raws = inside(attributes!).map(({ raw }) => raw);
    expect([...raws].sort((a, b) => Buffer.compare(a, b)).map(hex)).toEqual(raws.map(hex));
    expect([version!.body[0], signerVersion!.body[0]]).toEqual([1, 1]);
    expect(inside(content!).map(({ body }) => hex(body))).toEqual([DATA]);
    expect([more, others, unsigned]).toEqual([[], [], []]);
    expect([signature!.tag, signature!.body.length]).toEqual([0x04, 256]);
    expect(hex(algorithms!.body)).toBe(hex(algorithm!.raw));
    // SHA-256 without parameters (RFC 5754, 2), sha256WithRSAEncryption with NULL.
    expect(hex(algorithm!.body)).toBe('0609608648016503040201');
    expect(hex(signatureAlgorithm!.body)).toBe('06092a864886f70d01010b0500');
    expect(inside(named!)).toHaveLength(2);
  });
});
