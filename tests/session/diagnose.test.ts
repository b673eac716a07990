import { describe, expect, test } from 'vitest';
import { parsePin, PINS } from '../../src/card';
import { AppError } from '../../src/errors';
import { createDeviceSource, createTrace, openReader, type Trace, withSmartCard } from '../../src/reader';
import {
  createDiagnosis,
  createReadCard,
  type Diagnosis,
  type DiagnosePicture,
  diagnosticText,
  type ReadCard,
  type ReadCardDeps,
} from '../../src/session';
import {
  createVirtualReader,
  DEMO_PINS,
  type DemoCard,
  type VirtualReader,
  VirtualSmartCard,
  VirtualUsb,
} from '../../src/sim';
import { demoCard } from '../card/support';
import { READERS, type ReaderName } from '../reader/support/rig';
import { VirtualClock } from '../support/virtual-clock';

const never = new AbortController().signal;

const SERVICE_READER = 'Virtual Service Reader K0001 00 00';

interface Desk {
  readonly clock: VirtualClock;
  readonly reader: VirtualReader;
  readonly card: DemoCard;
  readonly trace: Trace;
  readonly read: ReadCard;
  readonly diagnosis: Diagnosis;
  readonly run: (upTo?: 'device' | 'card') => Promise<DiagnosePicture>;
}

async function desk(
  model: ReaderName | 'protected' | 'smart-card-api',
  deps: Partial<ReadCardDeps> = {},
): Promise<Desk> {
  const clock = new VirtualClock();
  const usb = new VirtualUsb({ clock });
  const isOfService = model === 'smart-card-api';
  const reader = createVirtualReader(isOfService ? 'short' : model, { clock });
  const service = new VirtualSmartCard({ clock, readers: isOfService ? [SERVICE_READER] : [] });
  const card = await demoCard('all-current');
  if (isOfService) service.insert(card, SERVICE_READER);
  else usb.plug(reader.device, { permitted: true });
  reader.insert(card);
  const trace = createTrace(clock);
  const attached = withSmartCard({ service, source: createDeviceSource(usb, clock), openReader, clock });
  const given = { ...attached, openReader: trace.watch(attached.openReader), clock, ...(deps as object) };
  const diagnosis = createDiagnosis({ ...given, trace });
  return {
    clock,
    reader,
    card,
    trace,
    read: createReadCard(given),
    diagnosis,
    run: async (upTo = 'card') => {
      await clock.run(diagnosis.start({ upTo }), 600_000);
      return diagnosis.picture;
    },
  };
}

const ALL_OK = {
  browser: 'ok',
  choose: 'ok',
  descriptor: 'ok',
  open: 'ok',
  card: 'ok',
  connect: 'ok',
  answer: 'ok',
};

describe.each([...READERS, 'smart-card-api'] as const)('%s', (model) => {
  test('every step from the browser to the card is well, and the reader can be opened again', async () => {
    const { run, diagnosis } = await desk(model);
    expect((await run()).steps).toEqual(ALL_OK);
    expect((await run()).steps).toEqual(ALL_OK);
    expect(diagnosis.picture.isRunning).toBe(false);
  });

  test('a full session with a person’s data and PINs leaves none of it in the diagnostic text', async () => {
    const { clock, trace, read, card, diagnosis, run } = await desk(model);
    trace.set(true);
    await run();
    await clock.run(read.start(), 600_000);
    expect(read.snapshot.phase).toBe('done');
    await clock.run(openEverything(read.lease!), 600_000);
    await clock.run(read.forget(), 600_000);

    const text = diagnosticText({
      picture: diagnosis.picture,
      entries: trace.entries,
      environment: ['Chromium 156'],
    });
    expect(text).toContain('VERIFY 9000');
    expect(text).toContain('READ BINARY 9000');
    for (const secret of secretsOf(card)) expect(text).not.toContain(secret);
    // And not by its shape either: nothing in the trace but its own few fields.
    for (const entry of trace.entries) {
      expect(['at', 'step', 'instruction', 'outcome']).toEqual(expect.arrayContaining(Object.keys(entry)));
      if (typeof entry.outcome === 'number') expect(entry.outcome).toBeLessThanOrEqual(0xffff);
    }
  });

  test('two passwords of different length leave the same trace', async () => {
    const traceOf = async (password: string): Promise<readonly string[]> => {
      const { clock, trace, read } = await desk(model);
      trace.set(true);
      await clock.run(read.start(), 600_000);
      const verify = read.lease!.run(
        async (held, signal) => {
          await held.select('jpki', { signal });
          await held.queryPin('signature', { signal });
          await held.verify('signature', parsePin('signature', password), { signal });
        },
        { signal: never },
      );
      await clock.run(
        verify.catch(() => undefined),
        600_000,
      );
      return trace.entries.map(({ step, instruction, outcome }) => [step, instruction, outcome].join(' '));
    };
    expect(await traceOf('ABCDE1')).toEqual(await traceOf('ABCDE12345678901'));
  });
});

/** Every PIN that a demo card has, and what it opens. */
async function openEverything(lease: NonNullable<ReturnType<typeof createReadCard>['lease']>): Promise<void> {
  const pins = {
    authentication: DEMO_PINS.authentication,
    signature: DEMO_PINS.signature,
    text: DEMO_PINS.text,
  };
  await lease.run(
    async (held, signal) => {
      for (const [name, typed] of Object.entries(pins) as [keyof typeof pins, string][]) {
        await held.select(PINS[name].application, { signal });
        await held.queryPin(name, { signal });
        await held.verify(name, parsePin(name, typed), { signal });
        if (name !== 'text') continue;
        await held.readFile({ application: 'text', id: 0x0001 }, { signal, size: 17 });
        await held.readFile({ application: 'text', id: 0x0002 }, { signal, size: 200 });
      }
    },
    { signal: never },
  );
}

/** What must not be there, as text and as hexadecimal digits in either case. */
function secretsOf({ person, log }: DemoCard): readonly string[] {
  const { name, address, myNumber, numberB, birthPin, securityCode, romanName } = person;
  const words = [
    name,
    romanName,
    address,
    myNumber,
    numberB,
    birthPin,
    securityCode,
    ...Object.values(DEMO_PINS),
  ];
  const forms = words.flatMap((word) => {
    const hex = Buffer.from(word).toString('hex');
    return [word, hex, hex.toUpperCase()];
  });
  const sent = log.map(({ command }) => Buffer.from(command).toString('hex')).filter((hex) => hex.length > 8);
  return [...forms, ...sent, 'K0001', 'Virtual', 'Kigen R'];
}

test('the trace is off until it is switched on, and then begins anew', async () => {
  const { run, trace } = await desk('short');
  await run();
  expect([trace.isOn, trace.entries]).toEqual([false, []]);
  trace.set(true);
  await run();
  expect(trace.entries.map(({ step }) => step)).toEqual([
    'open',
    'wait',
    'connect',
    'command',
    'gone',
    'close',
  ]);
  trace.set(false);
  expect(trace.entries).toHaveLength(6);
  await run();
  expect(trace.entries).toHaveLength(6);
  trace.set(true);
  expect(trace.entries).toEqual([]);
});

test('watching changes nothing on the wire: as many commands reach the card with the trace on as off', async () => {
  const commands = async (on: boolean): Promise<number> => {
    const { clock, trace, read, card } = await desk('short');
    trace.set(on);
    await clock.run(read.start(), 600_000);
    return card.log.length;
  };
  expect(await commands(true)).toBe(await commands(false));
});

test('a reader of the protected class: descriptors are told, the step that is refused says why', async () => {
  const { run } = await desk('protected');
  const { steps, device } = await run();
  expect(steps).toEqual({ browser: 'ok', choose: 'ok', descriptor: 'ok', open: 'usb/protected-class' });
  expect(device?.interfaces.map(({ interfaceClass, ccid }) => [interfaceClass, ccid])).toEqual([
    [0x0b, true],
  ]);
});

test('up to the device, nothing is claimed and no card is touched', async () => {
  const { run, card } = await desk('short');
  const { steps, device } = await run('device');
  expect(steps).toEqual({ browser: 'ok', choose: 'ok', descriptor: 'ok' });
  expect(device?.interfaces[0]).toMatchObject({ level: 'short', ccidClass: { maxMessageLength: 271 } });
  expect(card.log).toEqual([]);
});

test('a reader of the system’s service: no descriptors, and no name, for some makers print a serial number into it', async () => {
  const { run, diagnosis } = await desk('smart-card-api');
  expect(await run('device')).toMatchObject({ isOfService: true, steps: { descriptor: 'ok' } });
  expect(diagnosis.picture.device).toBeUndefined();
  const { picture } = diagnosis;
  const text = diagnosticText({ picture, entries: [], environment: [] });
  expect(text).toContain('smart-card service');
  expect(text).not.toContain('K0001');
});

test('the system denies access: what the browser shows without opening is told all the same', async () => {
  const { run, reader } = await desk('short');
  reader.device.accessDenied = true;
  const { steps, device } = await run();
  expect(steps).toEqual({ browser: 'ok', choose: 'ok', descriptor: 'usb/access-denied' });
  expect(device?.interfaces[0]?.ccid).toBeUndefined();
});

test('what keeps the page from any reader is the first step’s answer', async () => {
  const framed = await desk('short', { precondition: () => new AppError('browser/framed', {}) });
  expect((await framed.run()).steps).toEqual({ browser: 'browser/framed' });
  const without = await desk('short', { source: undefined });
  expect((await without.run()).steps).toEqual({ browser: 'browser/no-webusb' });
});

test('cancelled while a card is awaited, it ends and lets the reader go', async () => {
  const { clock, reader, diagnosis } = await desk('short');
  reader.remove();
  const work = diagnosis.start({ upTo: 'card' });
  await clock.run(
    (async () => {
      while (diagnosis.picture.steps.card !== 'running') await clock.sleep(10);
      diagnosis.cancel();
      await work;
    })(),
    600_000,
  );
  expect(diagnosis.picture).toMatchObject({ isRunning: false, steps: { card: 'session/cancelled' } });
});
