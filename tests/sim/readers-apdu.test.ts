import { describe, expect, it } from 'vitest';
import { fromHex, toHex } from '../../src/bytes';
import { claimed, echoCard, hex, ok } from './support/rig';

const ATR = '3B E0 00 FF 81 31 FE 45 14';

describe('virtual CCID reader at short APDU level (CCID 1.1, 6)', () => {
  it('tells an empty slot, then a card without power, then with it (table 6.2-1)', async () => {
    const { reader, exchange } = await claimed('short');
    expect(await exchange('65 00000000 00 01 000000')).toBe(hex('81 00000000 00 01 02 00 00'));
    expect(await exchange('62 00000000 00 02 010000')).toBe(hex('80 00000000 00 02 42 FE 00'));
    reader.insert(echoCard(() => ok()));
    expect(await exchange('65 00000000 00 03 000000')).toBe(hex('81 00000000 00 03 01 00 00'));
    expect(await exchange('62 00000000 00 04 010000')).toBe(hex(`80 09000000 00 04 00 00 00 ${ATR}`));
    expect(await exchange('65 00000000 00 05 000000')).toBe(hex('81 00000000 00 05 00 00 00'));
    expect(await exchange('63 00000000 00 06 000000')).toBe(hex('81 00000000 00 06 01 00 00'));
  });

  it('carries an APDU and its answer in one XfrBlock (6.1.4)', async () => {
    const { reader, exchange } = await claimed('short');
    const card = echoCard(() => ok(fromHex('CAFE')));
    reader.insert(card);
    await exchange('62 00000000 00 00 010000');
    expect(await exchange('6F 05000000 00 01 00 0000 00B0000002')).toBe(
      hex('80 04000000 00 01 00 00 00 CAFE9000'),
    );
    expect(card.seen).toEqual(['reset', '00B0000002']);
  });

  it('refuses an APDU longer than a short one: bError 01, the offset of dwLength (6.2)', async () => {
    const { reader, exchange } = await claimed('short');
    const card = echoCard(() => ok());
    reader.insert(card);
    await exchange('62 00000000 00 00 010000');
    const apdu = `00DB3FFF000100${'00'.repeat(256)}`;
    expect(await exchange(`6F 07010000 00 01 00 0000 ${apdu}`)).toBe(hex('80 00000000 00 01 40 01 00'));
    expect(card.seen).toEqual(['reset']);
  });

  it('asks for a voltage where it chooses none by itself: bError 07 (6.1.1)', async () => {
    const { reader, exchange } = await claimed('short');
    reader.insert(echoCard(() => ok()));
    expect(await exchange('62 00000000 00 00 000000')).toBe(hex('80 00000000 00 00 41 07 00'));
  });

  it('names the wrong slot, the wrong length and the unknown command (6.2, bError)', async () => {
    const { exchange } = await claimed('short');
    expect(await exchange('65 00000000 01 00 000000')).toBe(hex('81 00000000 01 00 42 05 00'));
    expect(await exchange('65 01000000 00 01 000000')).toBe(hex('81 00000000 00 01 42 01 00'));
    expect(await exchange('7A 00000000 00 02 000000')).toBe(hex('81 00000000 00 02 42 00 00'));
  });

  it('asks for more time while the card works (6.2.6), and answers FE when it is pulled', async () => {
    const { reader, exchange, read, clock } = await claimed('short');
    reader.insert(echoCard(() => ok(), { duration: 2500 }));
    await exchange('62 00000000 00 00 010000');
    expect(await exchange('6F 04000000 00 01 00 0000 00200080')).toBe(hex('80 00000000 00 01 80 01 00'));
    expect(await clock.run(read())).toBe(hex('80 00000000 00 01 80 01 00'));
    expect(await clock.run(read())).toBe(hex('80 02000000 00 01 00 00 00 9000'));
    const waiting = exchange('6F 04000000 00 02 00 0000 00200080');
    reader.remove();
    expect(await waiting).toBe(hex('80 00000000 00 02 42 FE 00'));
  });
});

describe('virtual CCID reader at extended APDU level (CCID 1.1, 6.1.4, wLevelParameter)', () => {
  it('chains a command and its answer beyond dwMaxCCIDMessageLength', async () => {
    const { reader, exchange } = await claimed('extended');
    const card = echoCard((apdu) => ok(apdu.slice(7)));
    reader.insert(card);
    await exchange('62 00000000 00 00 000000');
    const apdu = `00DB3FFF00012C${'A5'.repeat(300)}`;
    const [first, last] = [apdu.slice(0, 522), apdu.slice(522)];
    expect(await exchange(`6F 05010000 00 01 00 0100 ${first}`)).toBe(hex('80 00000000 00 01 00 00 10'));
    const begins = await exchange(`6F 2E000000 00 02 00 0200 ${last}`);
    expect(begins).toBe(hex(`80 05010000 00 02 00 00 01 ${'A5'.repeat(261)}`));
    const ends = await exchange('6F 00000000 00 03 00 1000');
    expect(ends).toBe(hex(`80 29000000 00 03 00 00 02 ${'A5'.repeat(39)} 9000`));
    expect(card.seen).toEqual(['reset', apdu]);
  });

  it('refuses a message longer than dwMaxCCIDMessageLength: bError 01', async () => {
    const { reader, exchange } = await claimed('extended');
    reader.insert(echoCard(() => ok()));
    await exchange('62 00000000 00 00 000000');
    const apdu = `00DB3FFF0000FF${'00'.repeat(255)}`;
    expect(await exchange(`6F 06010000 00 01 00 0000 ${apdu}`)).toBe(hex('80 00000000 00 01 40 01 00'));
  });

  it('refuses a level parameter that does not fit: bError 08', async () => {
    const { reader, exchange } = await claimed('extended');
    reader.insert(echoCard(() => ok()));
    await exchange('62 00000000 00 00 000000');
    for (const level of ['0200', '0300', '1000', '0400']) {
      expect(await exchange(`6F 01000000 00 01 00 ${level} 00`)).toBe(hex('80 00000000 00 01 40 08 00'));
    }
  });
});

describe('interrupt messages (CCID 1.1, 6.3.1)', () => {
  it('tells a card laid in and taken away, and joins changes that nobody fetched', async () => {
    const { reader, device, clock } = await claimed('two-slots');
    const read = async () => toHex(new Uint8Array((await device.transferIn(3, 16)).data!.buffer));
    const pending = read();
    reader.insert(echoCard(() => ok()));
    expect(await clock.run(pending)).toBe('5003');
    reader.remove();
    reader.insert(
      echoCard(() => ok()),
      1,
    );
    expect(await clock.run(read())).toBe('500E');
  });
});
