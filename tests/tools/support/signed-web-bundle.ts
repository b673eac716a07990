/**
 * A reader of Signed Web Bundles that did not write them: its own CBOR walk (RFC 8949) and node:crypto, by the
 * Integrity Block explainer (WICG/webpackage) and draft-ietf-wpack-bundled-responses, version b2.
 */
import { createHash, createPublicKey, type KeyObject, verify } from 'node:crypto';

type Cbor = number | string | Uint8Array | readonly Cbor[] | ReadonlyMap<Cbor, Cbor>;

/** One CBOR item at `at`, and where it ends. Indefinite lengths, tags and floats do not occur in bundles. */
export function decodeCbor(octets: Buffer, at: number): { readonly value: Cbor; readonly end: number } {
  const [major, small] = [octets[at]! >> 5, octets[at]! & 31];
  const width = { 24: 1, 25: 2, 26: 4, 27: 8 }[small];
  if (small > 27) throw new Error(`CBOR length ${small} is not of this format`);
  const start = at + 1 + (width ?? 0);
  const count =
    width === undefined ? small : Number(BigInt(`0x${octets.subarray(at + 1, start).toString('hex')}`));
  switch (major) {
    case 0:
      return { value: count, end: start };
    case 2:
      return { value: octets.subarray(start, start + count), end: start + count };
    case 3:
      return { value: octets.toString('utf8', start, start + count), end: start + count };
    case 4:
    case 5: {
      const items: Cbor[] = [];
      let end = start;
      for (let left = count * (major - 3); left > 0; left -= 1) {
        const item = decodeCbor(octets, end);
        items.push(item.value);
        end = item.end;
      }
      if (major === 4) return { value: items, end };
      const pairs = items.flatMap((key, i) => (i % 2 === 0 ? [[key, items[i + 1]!] as const] : []));
      return { value: new Map(pairs), end };
    }
    default:
      throw new Error(`CBOR major type ${major} is not of this format`);
  }
}

/** The same block with an empty list of signatures: what the signature covers. The list is the block's last item. */
function withoutSignatures(block: Buffer, listAt: number): Buffer {
  return Buffer.concat([block.subarray(0, listAt), Buffer.from([0x80])]);
}

function u64(value: number): Buffer {
  const octets = Buffer.alloc(8);
  octets.writeBigUInt64BE(BigInt(value));
  return octets;
}

/** The raw key of an Ed25519 signature as a key of Node's: RFC 8410, 4, the SubjectPublicKeyInfo around it. */
function ed25519(raw: Uint8Array): KeyObject {
  const der = Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), raw]);
  return createPublicKey({ key: der, format: 'der', type: 'spki' });
}

export interface Taken {
  readonly id: string;
  /** The raw public key beside the signature. */
  readonly publicKey: Uint8Array;
  readonly isSigned: boolean;
  readonly responses: ReadonlyMap<
    string,
    { readonly headers: ReadonlyMap<string, string>; readonly body: Buffer }
  >;
}

export function takeApart(file: Uint8Array): Taken {
  const octets = Buffer.from(file);
  // The bundle's own length stands in its last 8 octets; what precedes it is the integrity block.
  const bundleAt = octets.length - Number(octets.readBigUInt64BE(octets.length - 8));
  const bundle = octets.subarray(bundleAt);
  const { value, end } = decodeCbor(octets, 0);
  if (end !== bundleAt) throw new Error('the integrity block does not end where the bundle begins');
  const [magic, version, attributes, signatures] = value as [Buffer, Buffer, Map<string, string>, Cbor[]];
  if (magic.toString() !== '🖋📦' || version.toString('latin1') !== '2b\0\0')
    throw new Error('not a signed bundle');
  const [[signed, signature]] = signatures as [[Map<string, Buffer>, Buffer]];
  const publicKey = signed.get('ed25519PublicKey')!;

  // Header of 4 items, then the first three; the signatures begin after them.
  let listAt = 1;
  for (let item = 0; item < 3; item += 1) listAt = decodeCbor(octets, listAt).end;
  const block = withoutSignatures(octets.subarray(0, bundleAt), listAt);
  // Array header, array header, then the attributes of the first signature as they stand in the file.
  const attributesAt = listAt + 2;
  const signedAttributes = octets.subarray(attributesAt, decodeCbor(octets, attributesAt).end);
  const hash = createHash('sha512').update(bundle).digest();
  const covered = Buffer.concat([hash, block, signedAttributes].flatMap((part) => [u64(part.length), part]));
  return {
    id: attributes.get('webBundleId')!,
    publicKey,
    isSigned: verify(null, covered, ed25519(publicKey), signature),
    responses: responsesOf(bundle),
  };
}

/** Index and responses of an unsigned bundle: `[magic, version, section lengths, sections, length]`. */
function responsesOf(bundle: Buffer): Taken['responses'] {
  const [magic, version, lengths, sections] = decodeCbor(bundle, 0).value as [Buffer, Buffer, Buffer, Cbor[]];
  if (magic.toString() !== '🌐📦' || version.toString('latin1') !== 'b2\0\0') throw new Error('not a bundle');
  const names = (decodeCbor(lengths, 0).value as Cbor[]).filter((each) => typeof each === 'string');
  const index = sections[names.indexOf('index')] as ReadonlyMap<string, readonly [number, number]>;
  // Offsets count from the first octet of the section "responses", which is the last one.
  let at = bundle.length - 9;
  const size = (decodeCbor(lengths, 0).value as number[])[names.indexOf('responses') * 2 + 1]!;
  at -= size;
  return new Map(
    [...index].map(([url, [offset]]) => {
      const [head, body] = decodeCbor(bundle, at + offset).value as [Buffer, Buffer];
      const headers = decodeCbor(head, 0).value as ReadonlyMap<Buffer, Buffer>;
      return [
        url,
        { headers: new Map([...headers].map(([name, text]) => [name.toString(), text.toString()])), body },
      ];
    }),
  );
}

/** RFC 4648 base 32 in small letters, without padding. */
export function base32(octets: Uint8Array): string {
  const bits = [...octets].map((octet) => octet.toString(2).padStart(8, '0')).join('');
  return (bits.match(/.{1,5}/g) ?? [])
    .map((five) => 'abcdefghijklmnopqrstuvwxyz234567'[parseInt(five.padEnd(5, '0'), 2)])
    .join('');
}
