import { constants, createHash, X509Certificate, verify as nodeVerify } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { fromHex } from '../../src/bytes';
import { DEMO_PINS } from '../../src/sim';
import { cardOf, objects, octet, rsaKey, select, send, verify } from './support/card';

const DIGEST_INFO = '3031300D060960864801650304020105000420';

describe('COMPUTE DIGITAL SIGNATURE, 80 2A', () => {
  const message = Buffer.from('Kigen');
  const digest = createHash('sha256').update(message).digest();

  test("every P1, against the certificate's key (RFC 8017, 8.1 and 8.2)", async () => {
    const card = await cardOf('all-current');
    const key = new X509Certificate(card.file('jpki', 0x0a)).publicKey;
    select(card, 'jpki');
    const sign = (p1: number, data: Uint8Array | string): Buffer => {
      const hex = typeof data === 'string' ? data : Buffer.from(data).toString('hex');
      const answer = send(card, `802A${octet(p1)}97${octet(hex.length / 2)}${hex}00`);
      expect(answer.slice(-4)).toBe('9000');
      return Buffer.from(answer.slice(0, -4), 'hex');
    };
    expect(send(card, `802A009733${DIGEST_INFO}${digest.toString('hex')}00`)).toBe('6982');
    verify(card, 0x18, DEMO_PINS.authentication);
    const plain = [sign(0, DIGEST_INFO + digest.toString('hex')), sign(2, digest), sign(3, message)];
    for (const signature of plain) expect(nodeVerify('sha256', message, key, signature)).toBe(true);
    const pss = { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 32 };
    for (const signature of [sign(4, digest), sign(5, message)]) {
      expect(nodeVerify('sha256', message, pss, signature)).toBe(true);
    }
    // P1 = 01 pads the bare hash, which is what P1 = 00 makes of it.
    expect(sign(1, message).equals(sign(0, digest))).toBe(true);
  });

  test('refusals: 6A86 for P1 above 05, 6985 for a length that no scheme takes, 6700 without Le', async () => {
    const card = await cardOf('all-current');
    select(card, 'jpki');
    verify(card, 0x18, DEMO_PINS.authentication);
    expect(send(card, '802A06970100 00')).toBe('6A86');
    expect(send(card, `802A0097F6${'00'.repeat(246)}00`)).toBe('6985');
    expect(send(card, `802A0097F5${'00'.repeat(245)}00`).length).toBe(2 * 258);
    expect(send(card, `802A02971F${'00'.repeat(31)}00`)).toBe('6985');
    expect(send(card, '802A00970100')).toBe('6700');
    expect(send(card, '802A009A010000')).toBe('6982');
  });

  test("the chip's own keys sign without a PIN, and the records name their public keys", async () => {
    const card = await cardOf('all-current');
    const command = `802A000033${DIGEST_INFO}${digest.toString('hex')}00`;
    select(card, 'text');
    const text = fromHex(send(card, command).slice(0, -4));
    const known = objects(objects(card.file('text', 0x07)).get('FF50')!.value).get('DF51')!.value;
    expect(nodeVerify('sha256', message, rsaKey(known), text)).toBe(true);
    select(card, 'face');
    const face = fromHex(send(card, command).slice(0, -4));
    const age = objects(objects(card.file('face', 0x01)).get('FF10')!.value);
    expect(nodeVerify('sha256', message, rsaKey(age.get('DF12')!.value), face)).toBe(true);
  });

  test('a cloned data set cannot answer with the key that its records name', async () => {
    const card = await cardOf('all-current', { cloned: true });
    select(card, 'text');
    const signature = fromHex(send(card, `802A000033${DIGEST_INFO}${digest.toString('hex')}00`).slice(0, -4));
    const known = objects(objects(card.file('text', 0x07)).get('FF50')!.value).get('DF51')!.value;
    expect(nodeVerify('sha256', message, rsaKey(known), signature)).toBe(false);
  });
});

test('INTERNAL AUTHENTICATE answers for the common application alone: 6985 for the others, 6982 behind PINs', async () => {
  const card = await cardOf('all-current');
  select(card, 'common');
  const first = send(card, '00880099080102030405060708 00');
  expect(first.length).toBe(2 * 258);
  expect(send(card, '00880099080102030405060708 00')).toBe(first);
  select(card, 'text');
  expect(send(card, '00880093080102030405060708 00')).toBe('6985');
  select(card, 'jpki');
  expect(send(card, '00880097080102030405060708 00')).toBe('6982');
});
