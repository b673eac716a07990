import { describe, expect, it } from 'vitest';
import { type Bytes, fromHex, toHex } from '../../src/bytes';
import {
  authorityKeyIdOf,
  basicConstraintsOf,
  extendedKeyUsageOf,
  keyUsageOf,
  ocspAddressesOf,
  otherNamesOf,
  parseCertificate,
  policiesOf,
  subjectKeyIdOf,
} from '../../src/pki';
import * as make from '../support/certificates';
import {
  ascii,
  boolean,
  derNull,
  integer,
  octets,
  oid,
  sequence,
  set,
  tlv,
  utf8String,
} from '../support/der';
import { assemble, certificateWith, refusal } from './pieces';

describe('extensions (RFC 5280, 4.2)', () => {
  const ext = (id: string, value: Bytes) => make.extension(id, false, value);

  it('are undefined where there are none', () => {
    const bare = parseCertificate(assemble({ extensions: new Uint8Array() }));
    for (const read of [
      keyUsageOf,
      basicConstraintsOf,
      policiesOf,
      extendedKeyUsageOf,
      subjectKeyIdOf,
      authorityKeyIdOf,
      ocspAddressesOf,
      otherNamesOf,
    ])
      expect(read(bare)).toBeUndefined();
  });

  it.each([
    ['03020780', ['digitalSignature']],
    ['030206C0', ['digitalSignature', 'nonRepudiation']],
    ['03020106', ['keyCertSign', 'cRLSign']],
    ['0303070080', ['decipherOnly']],
    ['0302000F', ['keyAgreement', 'keyCertSign', 'cRLSign', 'encipherOnly']],
  ])('key usage %s', (hex, usages) => {
    expect([...(keyUsageOf(certificateWith(ext('2.5.29.15', fromHex(hex)))) ?? [])]).toEqual(usages);
  });

  it.each(['030100', '03020080', '03020680', '0303078000', '04020780'])('key usage %s is refused', (hex) => {
    expect(refusal(() => keyUsageOf(certificateWith(ext('2.5.29.15', fromHex(hex)))))).not.toBe('accepted');
  });

  it('basic constraints', () => {
    const read = (...parts: readonly Bytes[]) =>
      basicConstraintsOf(certificateWith(ext('2.5.29.19', sequence(...parts))));
    expect(read()).toEqual({ ca: false });
    expect(read(boolean(true))).toEqual({ ca: true });
    expect(read(boolean(true), integer(0))).toEqual({ ca: true, pathLength: 0 });
    expect(refusal(() => read(boolean(false)))).toBe('default value written');
    expect(refusal(() => read(integer(1)))).toBe('path length without ca');
    expect(refusal(() => read(boolean(true), integer(1), derNull))).toBe('trailing bytes');
  });

  it('policies, qualifiers passed over', () => {
    const qualifier = sequence(sequence(oid('1.3.6.1.5.5.7.2.1'), tlv(0x16, ascii('http://cps.test'))));
    const read = (value: Bytes) => policiesOf(certificateWith(ext('2.5.29.32', value)));
    expect(read(sequence(sequence(oid('1.2.3'), qualifier), sequence(oid('1.2.4'))))).toEqual([
      '1.2.3',
      '1.2.4',
    ]);
    expect(refusal(() => read(sequence()))).toBe('cut short');
    expect(refusal(() => read(sequence(set(oid('1.2.3')))))).toBe('unexpected tag');
    expect(refusal(() => read(sequence(sequence(oid('1.2.3'), qualifier, derNull))))).toBe('trailing bytes');
  });

  it('extended key usage', () => {
    const read = (value: Bytes) => extendedKeyUsageOf(certificateWith(ext('2.5.29.37', value)));
    expect(read(sequence(oid('1.3.6.1.5.5.7.3.2')))).toEqual(['1.3.6.1.5.5.7.3.2']);
    expect(refusal(() => read(sequence(octets(new Uint8Array(1)))))).toBe('unexpected tag');
    expect(refusal(() => read(sequence()))).toBe('cut short');
  });

  it('key identifiers of subject and authority', () => {
    const id = fromHex('0102030405');
    expect(subjectKeyIdOf(certificateWith(make.subjectKeyId(id)))).toEqual(id);
    expect(authorityKeyIdOf(certificateWith(make.authorityKeyId(id)))).toEqual(id);
    expect(authorityKeyIdOf(certificateWith(ext('2.5.29.35', sequence())))).toBeUndefined();
    expect(refusal(() => subjectKeyIdOf(certificateWith(ext('2.5.29.14', fromHex('0500')))))).toBe(
      'unexpected tag',
    );
  });

  it('addresses of OCSP responders', () => {
    const access = (method: string, location: Bytes) => sequence(oid(method), location);
    const uri = tlv(0x86, ascii('http://ocsp.test'));
    const read = (...parts: readonly Bytes[]) =>
      ocspAddressesOf(certificateWith(ext('1.3.6.1.5.5.7.1.1', sequence(...parts))));
    expect(
      read(
        access('1.3.6.1.5.5.7.48.1', uri),
        access('1.3.6.1.5.5.7.48.2', tlv(0x86, ascii('http://ca.test'))),
        access('1.3.6.1.5.5.7.48.1', tlv(0x82, ascii('dns'))),
      ),
    ).toEqual(['http://ocsp.test']);
    expect(refusal(() => read(sequence(oid('1.3.6.1.5.5.7.48.1'), uri, derNull)))).toBe('trailing bytes');
    expect(refusal(() => read(set()))).toBe('unexpected tag');
  });

  it('otherNames in their order, unknown kinds kept raw, other names passed over', () => {
    const value = sequence(
      tlv(0xa0, oid('1.2.392.200149.8.5.5.1'), tlv(0xa0, utf8String('期限　花子'))),
      tlv(0x82, ascii('dns.test')),
      tlv(0xa0, oid('1.2.3'), tlv(0xa0, integer(5))),
    );
    const names = otherNamesOf(certificateWith(ext('2.5.29.17', value)));
    expect(names?.map(({ type, text }) => [type, text])).toEqual([
      ['1.2.392.200149.8.5.5.1', '期限　花子'],
      ['1.2.3', undefined],
    ]);
    expect(names?.map(({ value: raw }) => toHex(raw))).toEqual([toHex(utf8String('期限　花子')), '020105']);
    const cut = sequence(tlv(0xa0, oid('1.2.3'), tlv(0xa0, utf8String('x')), derNull));
    expect(refusal(() => otherNamesOf(certificateWith(ext('2.5.29.17', cut))))).toBe('trailing bytes');
  });
});
