import { describe, expect, it } from 'vitest';
import { bytes, concat } from '../../src/bytes';
import { signatureAttributesOf } from '../../src/card';
import { parseCertificate } from '../../src/pki';
import { holderName, keyPair, makeCertificate } from '../support/certificates';
import { ascii, octets, oid, sequence, tlv, utf8String } from '../support/der';
import { certificateSize, demoCard } from './support';

const ARC = '1.2.392.200149.8.5.5.';
const other = (type: string, value: Uint8Array): Uint8Array => tlv(0xa0, oid(type), tlv(0xa0, value));

function certificateWith(...names: readonly Uint8Array[]) {
  const key = keyPair('signature attributes');
  const extension = sequence(oid('2.5.29.17'), octets(sequence(...names)));
  return parseCertificate(
    makeCertificate({
      issuer: holderName,
      subject: holderName,
      key,
      signer: key,
      extensions: names.length === 0 ? [] : [extension],
    }),
  );
}

describe('the attributes of a signature certificate', () => {
  it('in the order of the cards, with the positions of substitutes', () => {
    const certificate = certificateWith(
      other(`${ARC}1`, utf8String('山崎　花子')),
      other(`${ARC}4`, utf8String('319800217')),
      other(`${ARC}3`, utf8String('2')),
      other(`${ARC}5`, utf8String('東京都𠮷区')),
      other(`${ARC}2`, utf8String('01000')),
      other(`${ARC}6`, utf8String('00011')),
    );
    expect(signatureAttributesOf(certificate)).toEqual({
      name: { text: '山崎　花子', substituted: [1] },
      address: { text: '東京都𠮷区', substituted: [3, 4] },
      birth: { raw: '319800217', value: { year: 1980, month: 2, day: 17 } },
      sex: { raw: '2', value: 'female' },
      further: [],
    });
  });

  it.each(['31980021', '619800217', '319800230', 'x19800217', '019800000'])(
    'a birth date %j stays raw',
    (raw) => {
      const { birth } = signatureAttributesOf(certificateWith(other(`${ARC}4`, utf8String(raw))));
      expect(birth).toEqual({ raw });
    },
  );

  it('what is not known, not text or there again is further, as it stands', () => {
    const raw = tlv(0x04, ascii('x'));
    const { name, further } = signatureAttributesOf(
      certificateWith(
        other(`${ARC}1`, utf8String('甲')),
        other(`${ARC}7`, utf8String('こう')),
        other(`${ARC}1`, utf8String('乙')),
        other(`${ARC}5`, raw),
        other('1.2.3', utf8String('?')),
      ),
    );
    expect(name).toEqual({ text: '甲', substituted: [] });
    expect(further.map(({ type, text }) => [type, text])).toEqual([
      [`${ARC}7`, 'こう'],
      [`${ARC}1`, '乙'],
      [`${ARC}5`, undefined],
      ['1.2.3', '?'],
    ]);
    expect(concat(further[2]!.value)).toEqual(concat(bytes(...raw)));
  });

  it('a certificate without other names has none of them', () => {
    expect(signatureAttributesOf(certificateWith())).toEqual({ further: [] });
  });

  it('a virtual card’s own', async () => {
    const card = await demoCard('foreign-resident');
    await card.complete;
    const file = card.file('jpki', 1);
    const attributes = signatureAttributesOf(parseCertificate(file.slice(0, certificateSize(file))));
    expect(attributes.name?.text).toBe(card.person.name);
    expect(attributes.further.length).toBeGreaterThan(0);
  });
});
