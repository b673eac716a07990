import { type Bytes, concat, fromHex } from '../bytes';

/** A DigestInfo that names SHA-256, before its 32 octets (RFC 8017, 9.2, note 1). */
const SHA256 = fromHex('3031300D060960864801650304020105000420');

/** What the card's key is given to sign for a challenge: the DigestInfo of its SHA-256, which the chip pads. */
export async function challengeInput(challenge: Bytes): Promise<Bytes> {
  return concat(SHA256, new Uint8Array(await crypto.subtle.digest('SHA-256', challenge)));
}
