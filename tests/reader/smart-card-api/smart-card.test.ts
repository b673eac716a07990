import { describe, expect, it } from 'vitest';
import { type Reader, detectSmartCard } from '../../../src/reader';
import {
  listSmartCardReaders,
  openSmartCardReader,
} from '../../../src/reader/smart-card-api/smart-card-reader';
import { type ServiceFault, VirtualSmartCard } from '../../../src/sim';
import { VirtualClock } from '../../support/virtual-clock';
import { codeOf, never, select, session, verify } from '../support/rig';
import { T0_ATR, T1_ATR, content, testCard } from '../support/test-card';

const NAME = 'Virtual Service Reader 00 00';

function desk(atr = T1_ATR) {
  const clock = new VirtualClock();
  const service = new VirtualSmartCard({ clock, readers: [NAME] });
  const card = testCard(atr);
  service.insert(card, NAME);
  const open = (name = NAME): Promise<Reader> => openSmartCardReader(service, name, { clock, signal: never });
  const connect = async () => {
    const reader = await open();
    await reader.waitForCard({ signal: never });
    return { reader, channel: await reader.connect({ signal: never }) };
  };
  const run = <T>(work: PromiseLike<T>): Promise<T> => clock.run(Promise.resolve(work), 600_000);
  return { clock, service, card, open, connect, run };
}

async function outcome(faults: readonly ServiceFault[]) {
  const at = desk();
  at.service.plan(faults);
  const work = async (): Promise<void> => {
    const { channel } = await at.connect();
    await session(channel);
  };
  const [result] = await at.run(Promise.allSettled([work()]));
  return { code: codeOf(result), verifies: at.card.verifies() };
}

describe('detection (Web Smart Card API): looked for, never forced', () => {
  it('gives the service only where the browser has one', () => {
    const service = new VirtualSmartCard({ clock: new VirtualClock(), readers: [] });
    expect(detectSmartCard({ smartCard: service })).toBe(service);
    for (const absent of [{}, { smartCard: undefined }, { smartCard: {} }]) {
      expect(detectSmartCard(absent)).toBeUndefined();
    }
  });
});

describe('a session over the service', () => {
  it('lists the readers by name; none is an empty list', async () => {
    const { service, clock, run } = desk();
    await expect(run(listSmartCardReaders(service, clock))).resolves.toEqual([NAME]);
    const empty = new VirtualSmartCard({ clock, readers: [] });
    await expect(run(listSmartCardReaders(empty, clock))).resolves.toEqual([]);
  });

  it('connects exclusively, one transmit a command, the secret one in a transaction', async () => {
    const { connect, run, card, service } = desk();
    const { reader, channel } = await run(connect());
    expect(reader.info).toEqual({ kind: 'smart-card-api', name: NAME });
    expect(channel.atr).toEqual(T1_ATR);
    expect(service.slot(NAME)?.state.exclusive).toBe(true);
    service.plan([]);
    const { data } = await run(session(channel));
    expect(data).toEqual(content(0, 256));
    expect(card.verifies()).toBe(1);
    expect(service.log.filter((operation) => operation !== 'getStatusChange')).toEqual([
      'transmit',
      'transmit',
      'transmit',
      'startTransaction',
      'transmit',
      'endTransaction',
    ]);
    await run(reader[Symbol.asyncDispose]());
    expect(service.slot(NAME)?.holder).toBeUndefined();
  });

  it('disposing takes the power from the card, so that no right stays open', async () => {
    const { connect, run, card } = desk();
    const { reader } = await run(connect());
    const before = card.resets;
    await run(reader[Symbol.asyncDispose]());
    expect(card.resets).toBe(before + 1);
  });

  it('T=0 sends no Le beside data (ISO/IEC 7816-3, 12.2.2)', async () => {
    const { connect, run, card } = desk(T0_ATR);
    const { channel } = await run(connect());
    await run(channel.transmit({ ...select, le: 256 }));
    expect([...card.log.at(-1)!.command]).toEqual([0, 0xa4, 4, 0x0c, 3, 0xd3, 0x92, 0xf0]);
  });

  it('waits for a card without asking more often than every 100 ms, and tells once when it leaves', async () => {
    const { connect, run, service, card, clock } = desk();
    service.remove(NAME);
    const work = connect();
    await clock.advance(60_000);
    expect(service.log.filter((operation) => operation === 'getStatusChange').length).toBeLessThan(600);
    service.insert(card, NAME);
    const { reader, channel } = await run(work);
    const reasons: string[] = [];
    reader.onCardGone(({ code }) => reasons.push(code));
    service.remove(NAME);
    await clock.advance(1_000);
    service.insert(card, NAME);
    await clock.advance(1_000);
    expect(reasons).toEqual(['reader/card-removed']);
    const [after] = await run(Promise.allSettled([channel.transmit(select)]));
    expect(codeOf(after)).toBe('reader/card-removed');
    const again = await run(reader.connect({ signal: never }));
    await expect(run(again.transmit(select))).resolves.toMatchObject({ sw: 0x9000 });
  });

  it('a reader that is pulled is gone, and a cancelled wait ends at once', async () => {
    const { connect, open, run, service, clock } = desk();
    const { reader } = await run(connect());
    const reasons: string[] = [];
    reader.onCardGone(({ code }) => reasons.push(code));
    service.detach(NAME);
    await clock.advance(1_000);
    expect(reasons).toEqual(['usb/disconnected']);
    service.attach(NAME);
    const waiting = await run(open());
    const cancel = new AbortController();
    const wait = waiting.waitForCard({ signal: cancel.signal });
    await clock.advance(500);
    cancel.abort();
    await expect(run(wait)).rejects.toMatchObject({ code: 'session/cancelled' });
  });

  it('a second page is kept out, and another program’s reset ends the channel', async () => {
    const { connect, open, run, service } = desk();
    const { channel } = await run(connect());
    const other = await run(open());
    await expect(run(other.connect({ signal: never }))).rejects.toMatchObject({ code: 'usb/busy' });
    service.reset(NAME);
    await expect(run(channel.transmit(select))).rejects.toMatchObject({ code: 'reader/card-removed' });
  });
});

describe('every responseCode has a code of ours', () => {
  const CODES: readonly (readonly [string, string])[] = [
    ['no-service', 'usb/access-denied'],
    ['service-stopped', 'usb/access-denied'],
    ['no-readers-available', 'usb/disconnected'],
    ['no-smartcard', 'reader/no-card'],
    ['not-ready', 'reader/busy'],
    ['server-too-busy', 'reader/busy'],
    ['sharing-violation', 'usb/busy'],
    ['proto-mismatch', 'reader/card-unsupported'],
    ['unsupported-card', 'reader/card-unsupported'],
    ['unsupported-feature', 'reader/level-unsupported'],
    ['reader-unsupported', 'reader/level-unsupported'],
    ['reader-unavailable', 'usb/disconnected'],
    ['unknown-reader', 'usb/disconnected'],
    ['removed-card', 'reader/card-removed'],
    ['reset-card', 'reader/card-removed'],
    ['unpowered-card', 'reader/card-removed'],
    ['unresponsive-card', 'reader/card-mute'],
    ['system-cancelled', 'usb/transfer-failed'],
    ['shutdown', 'usb/transfer-failed'],
    ['unknown-error', 'reader/protocol'],
    ['SecurityError', 'usb/access-denied'],
    ['NotAllowedError', 'usb/access-denied'],
    ['InvalidStateError', 'reader/busy'],
  ];

  it.each(CODES)('%s is %s', async (answer, code) => {
    expect(await outcome([{ operation: 'connect', at: 1, answer }])).toEqual({ code, verifies: 0 });
    expect((await outcome([{ operation: 'establishContext', at: 1, answer }])).code).toBe(code);
  });

  it('an error of no kind we know is not taken for another', async () => {
    const clock = new VirtualClock();
    const service = { establishContext: () => Promise.reject(new Error('what')) };
    const [result] = await clock.run(Promise.allSettled([listSmartCardReaders(service, clock)]));
    expect(codeOf(result)).toBe('app/unexpected');
  });
});

describe('PIN safety', () => {
  it.each(['removed-card', 'reset-card', 'InvalidStateError', 'silence'])(
    'a VERIFY that %s strikes is not sent again',
    async (answer) => {
      const { code, verifies } = await outcome([{ operation: 'transmit', at: 4, answer }]);
      expect(code).toBeDefined();
      expect(verifies).toBe(0);
    },
  );

  it('a transaction that cannot begin sends nothing', async () => {
    expect(await outcome([{ operation: 'startTransaction', at: 1, answer: 'sharing-violation' }])).toEqual({
      code: 'usb/busy',
      verifies: 0,
    });
  });

  it('the answer counts even where the end of the transaction fails', async () => {
    const ended = await outcome([{ operation: 'endTransaction', at: 1, answer: 'reset-card' }]);
    expect(ended).toEqual({ code: undefined, verifies: 1 });
  });

  it('a cancelled VERIFY goes on with the password as it was, not with zeros', async () => {
    const { connect, run, card } = desk();
    card.work = 800;
    const { channel } = await run(connect());
    const cancel = new AbortController();
    const work = channel.transmit(verify(), { signal: cancel.signal });
    const early = Promise.allSettled([work]);
    setImmediate(() => cancel.abort());
    const [result] = await run(early);
    expect(codeOf(result)).toBe('session/cancelled');
    await run(channel.transmit(select));
    const sent = card.log.filter(({ command }) => command[1] === 0x20);
    expect(sent.map(({ command }) => [...command.slice(5)])).toEqual([[0x31, 0x32, 0x33, 0x34]]);
  });
});

describe('every fault at every call', () => {
  it('ends typed or right, and no VERIFY reaches the card twice', async () => {
    const OPERATIONS = {
      establishContext: 3,
      getStatusChange: 3,
      connect: 1,
      status: 1,
      transmit: 4,
      startTransaction: 1,
      endTransaction: 1,
    } as const;
    const ANSWERS = [
      'removed-card',
      'reader-unavailable',
      'unresponsive-card',
      'InvalidStateError',
      'silence',
    ];
    for (const [operation, calls] of Object.entries(OPERATIONS)) {
      for (let at = 1; at <= calls; at += 1) {
        for (const answer of ANSWERS) {
          // A wait for a change has no limit: a person may take as long as they like.
          if (operation === 'getStatusChange' && answer === 'silence') continue;
          const fault = { operation: operation as keyof typeof OPERATIONS, at, answer };
          const { code, verifies } = await outcome([fault]);
          expect(code === 'untyped' || code === 'app/unexpected', JSON.stringify(fault)).toBe(false);
          expect(verifies, JSON.stringify(fault)).toBeLessThanOrEqual(1);
        }
      }
    }
  });
});
