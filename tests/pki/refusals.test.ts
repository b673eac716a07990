import { describe, expect, it } from 'vitest';
import { concat, fromHex } from '../../src/bytes';
import { derSize, parseCertificate, validityFromStart } from '../../src/pki';
import * as make from '../support/certificates';
import { bits, boolean, derNull, integer, octets, oid, printable, sequence, set, tlv } from '../support/der';
import { algorithm, assemble, der, fields, refusal, spec, time } from './pieces';

describe('a certificate that is refused (RFC 5280, 4.1)', () => {
  const none = new Uint8Array();
  it.each([
    ['trailing bytes after it', concat(assemble(), Uint8Array.of(0)), 'trailing bytes'],
    ['filler after it', concat(assemble(), Uint8Array.of(0xff)), 'trailing bytes'],
    ['a fourth part', sequence(sequence(), algorithm, bits(none), derNull), 'trailing bytes'],
    ['not a sequence', tlv(0x31), 'unexpected tag'],
    [
      'a signature with unused bits',
      assemble({}, bits(Uint8Array.of(0x80), 1)),
      'bit string of whole octets',
    ],
    ['version 1 written out (X.690, 11.5)', assemble({ version: tlv(0xa0, integer(0)) }), 'version'],
    ['version 4', assemble({ version: tlv(0xa0, integer(3)) }), 'version'],
    ['a negative serial', assemble({ serial: tlv(0x02, Uint8Array.of(0x80)) }), 'negative integer'],
    [
      'two different signature algorithms (4.1.1.2)',
      assemble({ outer: sequence(oid('1.2.3')) }),
      'two signature algorithms',
    ],
    [
      'an algorithm with two parameters',
      assemble({
        algorithm: sequence(oid('1.2.3'), derNull, derNull),
        outer: sequence(oid('1.2.3'), derNull, derNull),
      }),
      'trailing bytes',
    ],
    ['a name that is a set', assemble({ issuer: set() }), 'unexpected tag'],
    ['an empty part of a name', assemble({ subject: sequence(set()) }), 'empty name part'],
    [
      'a name part with three members',
      assemble({ subject: sequence(set(sequence(oid('2.5.4.3'), printable('A'), derNull))) }),
      'trailing bytes',
    ],
    [
      'a validity that ends before it begins',
      assemble({ validity: sequence(time('290217145959Z'), time('290217145958Z')) }),
      'validity ends before it begins',
    ],
    [
      'a validity of three times',
      assemble({ validity: sequence(time('240218000000Z'), time('290217145959Z'), time('290217145959Z')) }),
      'trailing bytes',
    ],
    ['extensions in version 1', assemble({ version: none }), 'extensions before v3'],
    ['extensions in version 2', assemble({ version: tlv(0xa0, integer(1)) }), 'extensions before v3'],
    [
      'a unique identifier in version 1',
      assemble({ version: none, extensions: none, identifiers: tlv(0x82, fromHex('0001')) }),
      'unique identifier in v1',
    ],
    ['no extension in the list', assemble({ extensions: tlv(0xa3, sequence()) }), 'empty extensions'],
    [
      'bytes after the list of extensions',
      assemble({ extensions: tlv(0xa3, sequence(make.keyUsage(0x80, 7)), derNull) }),
      'trailing bytes',
    ],
    [
      'critical FALSE written out',
      assemble({ extensions: tlv(0xa3, sequence(sequence(oid('1.2.3'), boolean(false), octets(none)))) }),
      'default value written',
    ],
    [
      'an extension with a fourth member',
      assemble({ extensions: tlv(0xa3, sequence(sequence(oid('1.2.3'), octets(none), derNull))) }),
      'trailing bytes',
    ],
    [
      'an extension twice (4.2)',
      assemble({ extensions: tlv(0xa3, sequence(make.keyUsage(0x80, 7), make.keyUsage(0x80, 7))) }),
      'extension twice',
    ],
    [
      'something after the extensions',
      assemble({ extensions: concat(fields.extensions, derNull) }),
      'trailing bytes',
    ],
    [
      'RSA without parameters',
      assemble({
        key: sequence(sequence(oid('1.2.840.113549.1.1.1')), bits(sequence(integer(3), integer(3)))),
      }),
      'rsa parameters',
    ],
    [
      'RSA with a NULL that is not empty',
      assemble({
        key: sequence(
          sequence(oid('1.2.840.113549.1.1.1'), fromHex('050100')),
          bits(sequence(integer(3), integer(3))),
        ),
      }),
      'rsa parameters',
    ],
    [
      'RSA with a third number',
      assemble({
        key: sequence(
          sequence(oid('1.2.840.113549.1.1.1'), derNull),
          bits(sequence(integer(3), integer(3), integer(3))),
        ),
      }),
      'trailing bytes',
    ],
    [
      'EC without a named curve',
      assemble({ key: sequence(sequence(oid('1.2.840.10045.2.1'), derNull), bits(none)) }),
      'ec parameters',
    ],
    [
      'a key with a third part',
      assemble({ key: sequence(sequence(oid('1.2.3')), bits(none), derNull) }),
      'trailing bytes',
    ],
    [
      'a key algorithm with a third part',
      assemble({ key: sequence(sequence(oid('1.2.3'), derNull, derNull), bits(none)) }),
      'trailing bytes',
    ],
  ])('%s is refused', (_, bad, what) => {
    expect(refusal(() => parseCertificate(bad))).toBe(what);
  });
});

describe('the validity from the first part', () => {
  it('is there in 256 octets, as in the whole', () => {
    expect(validityFromStart(der.slice(0, 256))).toEqual(parseCertificate(der).validity);
    const first = make.makeCertificate({ ...spec, version: 1, extensions: [] });
    expect(validityFromStart(first.slice(0, 256))).toEqual(parseCertificate(first).validity);
  });

  it('every shorter part gives the same validity or says nothing yet, never another', () => {
    const { validity } = parseCertificate(der);
    const known = Array.from({ length: der.length }, (_, length) => validityFromStart(der.slice(0, length)));
    const from = known.findIndex((part) => part !== undefined);
    expect(from).toBeGreaterThan(100);
    expect(from).toBeLessThan(256);
    expect(known.slice(from).every((part) => JSON.stringify(part) === JSON.stringify(validity))).toBe(true);
  });

  it.each([
    ['not a certificate', fromHex('53 20 00'), 'unexpected tag'],
    ['no inner sequence', fromHex('30 82 05 00 31 82 04 00'), 'unexpected tag'],
    ['no serial', sequence(sequence(tlv(0xa0, integer(2)), octets(new Uint8Array(2)))), 'unexpected tag'],
    [
      'a date that does not exist',
      assemble({ validity: sequence(time('240218000000Z'), time('290231145959Z')) }),
      'time',
    ],
    ['no validity there', assemble({ validity: set() }), 'unexpected tag'],
  ])('%s is refused', (_, start, what) => {
    expect(refusal(() => validityFromStart(start))).toBe(what);
  });

  it('the size comes from the header alone', () => {
    expect(derSize(der.slice(0, 4))).toBe(der.length);
    expect(derSize(der.slice(0, 3))).toBeUndefined();
    expect(derSize(fromHex('3003'))).toBe(5);
    expect(refusal(() => derSize(fromHex('3080')))).toBe('indefinite length');
    expect(derSize(fromHex('308401000000'))).toBe(0x0100_0006);
  });
});
