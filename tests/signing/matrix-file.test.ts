import { describe, expect, it } from 'vitest';
import { type Bytes, concat } from '../../src/bytes';
import { signLeaf, strangerKey } from '../pki/verify/world';
import { keyPair } from '../support/certificates';
import { flip } from './alter';
import { cms, digest, type Forgery } from './forger';
import { openssl, oursOfFile } from './judges';
import { indefinite } from './matrix-pdf';
import { latin1 } from './pdfs';

const TEXT = latin1('I owe you 100 yen.\n'.repeat(50));
const made = (forgery: Forgery = {}): Bytes => cms(digest(forgery.hash ?? 'sha256', TEXT), forgery);
const right = made();
const at = (marker: string, offset: number): Bytes => {
  const start = Buffer.from(right).indexOf(Buffer.from(marker, 'hex'));
  expect(start).toBeGreaterThan(0);
  return flip(right, start + marker.length / 2 + offset);
};

interface Row {
  readonly cms?: Bytes;
  readonly content?: Bytes;
  readonly stricter?: string;
}

const ROWS: Readonly<Record<string, Row>> = {
  nothing: {},
  'SHA-384': { cms: made({ hash: 'sha384' }) },
  'SHA-512': { cms: made({ hash: 'sha512' }) },
  'a bit of the file': { content: flip(TEXT, 9) },
  'an octet more in the file': { content: concat(TEXT, latin1('\n')) },
  'the file cut short': { content: TEXT.slice(0, -1) },
  'no file at all': { content: new Uint8Array() },
  'a bit of the signed digest': { cms: at('06092A864886F70D010904', 6) },
  'a bit of the time of signing': { cms: at('06092A864886F70D010905', 6) },
  'a bit of the hash that names the certificate': { cms: at('060B2A864886F70D010910022F', 12) },
  'a bit of the signature': { cms: flip(right, right.length - 1) },
  'a bit of the certificate': { cms: at('0603550403', 6) },
  'another key': { cms: made({ key: keyPair('another leaf') }) },
  'SHA-1': { cms: made({ hash: 'sha1' }), stricter: 'SHA-1 is refused by name: collisions can be made' },
  'a certificate that another authority signed': {
    cms: made({ certificate: signLeaf({ signer: strangerKey }) }),
  },
  'a certificate past its date at the time of signing': {
    cms: made({ certificate: signLeaf({ notAfter: new Date('2025-02-17T14:59:59Z') }) }),
  },
  'a certificate not yet valid at the time of signing': {
    cms: made({ certificate: signLeaf({ notBefore: new Date('2027-02-17T14:59:59Z') }) }),
  },
  'no certificate named': { cms: made({ named: null }) },
  'another certificate named': { cms: made({ named: signLeaf({ serial: [9] }) }) },
  'another certificate of the same key put in': {
    cms: made({ certificate: signLeaf({ serial: [9] }), named: signLeaf() }),
  },
  'octets after it': {
    cms: concat(right, latin1('more')),
    stricter: 'a signature file is one CMS and nothing else',
  },
  'cut short': { cms: right.slice(0, -20) },
  'an indefinite length': {
    cms: indefinite(right),
    stricter: 'only DER is read: other encodings have more than one form',
  },
  'the content inside of it too': {
    cms: made({ content: TEXT }),
    stricter: 'which of the two was signed would be for the reader to find out',
  },
  'two signers': {
    cms: made({ signers: 2 }),
    stricter: 'each signature is told of by itself: two in one file are not looked at',
  },
  'no CMS': { cms: latin1('-----BEGIN CMS-----') },
};

describe('our verifier and openssl cms -verify -cades say the same of an altered signature file', () => {
  it.each(
    Object.entries(ROWS).map(
      ([name, row]) =>
        [row.stricter === undefined ? name : `${name} (stricter: ${row.stricter})`, row] as const,
    ),
  )('%s', async (_, { cms: file = right, content = TEXT, stricter }) => {
    const ours = await oursOfFile(file, content);
    const theirs = openssl(file, content);
    const said = `${ours.wrong.join(', ')} / ${theirs.said}`;
    if (stricter === undefined) expect(ours.ok, said).toBe(theirs.ok);
    else expect([ours.ok, theirs.ok], said).toEqual([false, true]);
  });
});
