import { describe, expect, it } from 'vitest';
import { createDeviceSource, openReader, withSmartCard } from '../../src/reader';
import { createReadCard } from '../../src/session';
import { type RadioModelName, VirtualSmartCard, VirtualUsb } from '../../src/sim';
import { certificateSize, demoCard, seen } from '../card/support';
import { RADIOS } from '../reader/support/rig';
import { proving } from '../support/proof';
import { VirtualClock } from '../support/virtual-clock';
import { codeOf, type Desk, desk } from './support';

/** Transfers that one command costs: RC-S380 acknowledges each by one of its own. */
const TRANSFERS = { 'rc-s300': 2, 'rc-s300-host': 2, 'rc-s380': 3 } as const;

async function wholeRead(model: RadioModelName) {
  const at = await desk({ model });
  let connected: [number, number] | undefined;
  let read: [number, number] | undefined;
  at.read.subscribe(() => {
    const now: [number, number] = [at.reader.faults.transfers, at.card.log.length];
    if (at.read.snapshot.phase === 'reading') connected ??= now;
    if (at.read.snapshot.phase === 'further') read ??= now;
  });
  at.reader.faults.plan([]);
  const snapshot = await at.start();
  return { at, snapshot, connected: connected!, read: read!, transfers: at.reader.faults.transfers };
}

describe('the whole glance over the air', () => {
  it.each(RADIOS)('%s: every command of a glance is one exchange', async (model) => {
    const { snapshot, connected, read } = await wholeRead(model);
    expect(codeOf(snapshot)).toBeUndefined();
    const commands = read[1] - connected[1];
    expect(commands).toBeGreaterThan(9);
    // The card's answers of 256 octets fit one frame only where the reader runs ISO-DEP and hides the frames.
    expect(read[0] - connected[0]).toBe(TRANSFERS[model] * commands);
  });

  it.each(RADIOS)(
    '%s: a certificate takes as few reads as its size allows: 7 for 1,550 octets',
    async (model) => {
      const { at } = await wholeRead(model);
      const size = certificateSize(at.card.file('jpki', 0x0a));
      const maxRead = model === 'rc-s300' ? 256 : 251;
      const lines = seen(at.card);
      // By short identifier 0A first, then from offsets in the file that this made current.
      const from = lines.findIndex((line) => line.startsWith('00B08A'));
      const reads = lines.slice(from).findIndex((line) => !/^00B0(8A|0)/.test(line));
      expect(reads).toBe(Math.ceil(size / maxRead));
      expect(Math.ceil(1_550 / maxRead)).toBe(7);
    },
  );

  it.each(RADIOS)('%s: no secret of any kind reaches the card in a glance', async (model) => {
    const { at } = await wholeRead(model);
    expect(at.card.log.some(({ command }) => command[1] === 0x20 && command.length > 5)).toBe(false);
  });

  it.each(RADIOS)(
    '%s: a card lifted after the read is noticed, and one laid again is read again',
    async (model) => {
      const { at, snapshot } = await wholeRead(model);
      expect(snapshot.cardPresent).toBe(true);
      await at.clock.advance(30_000);
      expect(at.read.snapshot.cardPresent).toBe(true);
      at.reader.remove();
      await at.clock.advance(10_000);
      expect(at.read.snapshot.cardPresent).toBe(false);
      expect(at.read.snapshot.facts.bodyExpiry).toEqual(at.card.person.bodyExpiry);
      at.reader.insert(at.card);
      expect((await at.start()).phase).toBe('done');
    },
  );
});

async function expectNextReadToWork(at: Desk): Promise<void> {
  at.reader.faults.plan([]);
  if (!at.reader.device.plugged) at.usb.plug(at.reader.device, { permitted: true });
  at.reader.insert(at.card);
  const next = await at.start();
  expect(codeOf(next)).toBeUndefined();
  expect(next.facts.bodyExpiry).toEqual(at.card.person.bodyExpiry);
}

/** Every place, or under `npm test` every so many, another offset for each reader. */
function places(count: number, model: RadioModelName): readonly number[] {
  const all = Array.from({ length: count }, (_, at) => at + 1);
  return proving ? all : all.filter((at) => (at + RADIOS.indexOf(model)) % 13 === 0);
}

describe('the link breaks at every transfer: a typed error, facts kept, and a working next read', () => {
  const KINDS = [
    ['unplug', ['usb/disconnected']],
    ['card-away', ['reader/card-removed', 'reader/no-card', 'reader/card-mute']],
  ] as const;
  it.each(RADIOS.flatMap((model) => KINDS.map(([kind, codes]) => ({ model, kind, codes }))))(
    '$model: $kind',
    { timeout: 600_000 },
    async ({ model, kind, codes }) => {
      const { transfers, at: whole } = await wholeRead(model);
      const commands = whole.card.log.length;
      expect(transfers).toBeGreaterThan(40);
      for (const place of places(transfers, model)) {
        const at = await desk({ model });
        at.reader.faults.plan([{ kind, at: place }]);
        // A card that leaves before it was powered is waited for: it never comes back here.
        const work = at.read.start();
        await at.clock.advance(120_000);
        if (at.read.snapshot.phase === 'waiting-for-card') at.read.cancel();
        await at.clock.run(work);
        const { phase, facts, cardPresent, error } = at.read.snapshot;
        expect(['failed', 'done', 'cancelled'], `transfer ${place}`).toContain(phase);
        // A card that leaves once its last answer is on the way has told all that it was asked for.
        const isOver = phase === 'done' && kind === 'card-away' && at.card.log.length === commands;
        if (phase !== 'cancelled' && !isOver)
          expect(codes, `transfer ${place}: ${error?.code ?? ''}`).toContain(error?.code);
        if (at.card.log.length >= 5) expect(facts.bodyExpiry, `transfer ${place}`).toBeDefined();
        expect([cardPresent, at.locks.held, at.read.lease]).toEqual([false, false, undefined]);
        await expectNextReadToWork(at);
      }
    },
  );
});

describe('cancel', () => {
  it.each(RADIOS)('%s: at every command releases reader and lock, and the next read works', async (model) => {
    const { at: whole } = await wholeRead(model);
    for (const commands of places(whole.card.log.length, model)) {
      const at = await desk({ model });
      let isCancelled = false;
      at.read.subscribe(() => {
        if (isCancelled || at.card.log.length < commands) return;
        isCancelled = true;
        at.read.cancel();
      });
      const snapshot = await at.start();
      expect([snapshot.phase, at.locks.held, at.device.opened]).toEqual(['cancelled', false, false]);
      await expectNextReadToWork(at);
    }
  });

  it.each(RADIOS)('%s: while it waits for a card', async (model) => {
    const at = await desk({ model, inserted: false });
    const work = at.read.start();
    await at.clock.advance(30_000);
    expect(at.read.snapshot.phase).toBe('waiting-for-card');
    at.read.cancel();
    await at.clock.run(work);
    expect([at.read.snapshot.phase, at.device.opened]).toEqual(['cancelled', false]);
    await expectNextReadToWork(at);
  });
});

describe('the service’s readers beside those of USB (Web Smart Card API)', () => {
  const NAME = 'Virtual Service Reader 00 00';

  async function serviceDesk({ refusal = '', attached = true } = {}) {
    const clock = new VirtualClock();
    const service = new VirtualSmartCard({ clock, readers: attached ? [NAME] : [] });
    const card = await demoCard('all-current');
    service.insert(card, NAME);
    service.plan([{ operation: 'establishContext', at: 1, answer: refusal }]);
    const source = createDeviceSource(new VirtualUsb({ clock, choose: () => undefined }), clock);
    const read = createReadCard({ clock, ...withSmartCard({ service, source, openReader, clock }) });
    await clock.run(read.start(), 600_000);
    return { clock, service, card, read };
  }

  it('the whole glance, one transmit a command', async () => {
    const { service, card, read } = await serviceDesk();
    expect(codeOf(read.snapshot)).toBeUndefined();
    expect(read.snapshot.reader).toEqual({ kind: 'smart-card-api', name: NAME });
    expect(read.snapshot.facts.bodyExpiry).toEqual(card.person.bodyExpiry);
    expect(service.log.filter((operation) => operation === 'transmit')).toHaveLength(card.log.length);
  });

  it('a card that is taken out is noticed', async () => {
    const { clock, service, read } = await serviceDesk();
    service.remove(NAME);
    await clock.advance(2_000);
    expect(read.snapshot.cardPresent).toBe(false);
  });

  it.each([{ refusal: 'no-service' }, { refusal: 'SecurityError' }, { attached: false }])(
    'without a reader of the service, USB is asked: %o',
    async (options) => {
      const { read } = await serviceDesk(options);
      expect(codeOf(read.snapshot)).toMatch(/^usb\/chooser/);
    },
  );

  it('taken out at every call: a typed error and the lock free', async () => {
    const whole = await serviceDesk();
    const calls = whole.service.log.filter((operation) => operation === 'transmit').length;
    for (let at = 1; at <= calls; at += 1) {
      const clock = new VirtualClock();
      const service = new VirtualSmartCard({ clock, readers: [NAME] });
      service.insert(await demoCard('all-current'), NAME);
      service.plan([{ operation: 'transmit', at, answer: '', meanwhile: () => service.remove(NAME) }]);
      const source = createDeviceSource(new VirtualUsb({ clock }), clock);
      const read = createReadCard({ clock, ...withSmartCard({ service, source, openReader, clock }) });
      await clock.run(read.start(), 600_000);
      expect(codeOf(read.snapshot), `transmit ${at}`).toBe('reader/card-removed');
      expect(service.slot(NAME)?.holder, `transmit ${at}`).toBeUndefined();
    }
  });
});
