/**
 * `npm run bench`: what a glance costs through the whole stack on the virtual reader, in commands, transfers and
 * milliseconds, and what the build weighs. With `--json` only a JSON object goes to standard output.
 */
import { systemClock } from '../src/clock';
import { createDeviceSource, openReader } from '../src/reader';
import { createReadCard } from '../src/session';
import { benchApplications } from './bench-applications';
import { benchSigning } from './bench-signing';
import { cpuRatio, glanceTraffic, LINK_LEVELS, type LinkLevel, type LinkTraffic } from './bench-link';
import { glanceCost, type GlanceCost, READER_KINDS, type ReaderKindName } from './bench-readers';
import { createCard, createVirtualReader, VirtualUsb } from '../src/sim';
import { build, ROOT } from './setup.mjs';
import { bundleSizes } from './size';

const clock = systemClock;
/** Reads whose median time is told; the counts must be the same in each. */
const READS = 9;

interface Glance {
  readonly apdus: number;
  readonly apdusToBodyDate: number;
  readonly apdusToBothDates: number;
  readonly certificateBytes: number;
  readonly usbTransfers: number;
  readonly ms: number;
}

const json = process.argv.includes('--json');
build({ stdio: json ? ['ignore', 2, 'inherit'] : 'inherit' });

const card = await createCard('all-current', { clock });
// The keys that a glance does not need are made meanwhile, and would be counted into its time.
await card.complete;
const glances: Glance[] = [];
for (let n = 0; n < READS; n += 1) glances.push(await glance());
const [first] = glances;
const counts = new Set(glances.map((one) => JSON.stringify({ ...one, ms: 0 })));
if (!first || counts.size !== 1) throw new Error(`one card, several counts: ${[...counts].join(' ')}`);
const { entryGzip, precacheGzip } = bundleSizes(`${ROOT}dist`);
const result = {
  glance: { ...first, ms: median(glances.map(({ ms }) => ms)) },
  link: await link(),
  readers: await readers(),
  applications: await benchApplications(card),
  signing: benchSigning(),
  bundle: { entryGzip, precacheGzip },
};

if (json) console.log(JSON.stringify(result));
else {
  for (const [part, rows] of Object.entries(result)) {
    console.log(part);
    console.table(rows);
  }
}

/** One read of a freshly plugged reader, from powered card to the whole board. */
async function glance(): Promise<Glance> {
  const usb = new VirtualUsb({ clock });
  const reader = createVirtualReader('short', { clock });
  usb.plug(reader.device, { permitted: true });
  reader.insert(card);

  const read = createReadCard({ source: createDeviceSource(usb, clock), openReader, clock });
  const before = card.log.length;
  const commands = (): number => card.log.length - before;
  const seen = { from: 0, transfers: 0, apdus: 0, toBody: 0, toBoth: 0, ms: 0 };
  let began: number | undefined;
  read.subscribe(() => {
    const { phase, facts } = read.snapshot;
    if (phase === 'reading' && began === undefined) {
      began = performance.now();
      seen.from = reader.faults.transfers;
    }
    if (facts.bodyExpiry) seen.toBody ||= commands();
    if (facts.bodyExpiry && facts.authentication) seen.toBoth ||= commands();
    if (phase === 'further' && began !== undefined && seen.apdus === 0) {
      seen.ms = performance.now() - began;
      seen.apdus = commands();
      seen.transfers = reader.faults.transfers - seen.from;
    }
  });
  await read.start();
  const { error, facts } = read.snapshot;
  await read.forget();
  if (error) throw error;
  return {
    apdus: seen.apdus,
    apdusToBodyDate: seen.toBody,
    apdusToBothDates: seen.toBoth,
    certificateBytes: facts.authentication?.der?.length ?? 0,
    usbTransfers: seen.transfers,
    ms: seen.ms,
  };
}

/** Octets, transfers and CPU time of the link at each exchange level. */
async function link(): Promise<Record<LinkLevel, Omit<LinkTraffic, 'apdus'> & { cpuRatio: number }>> {
  const levels = {} as Record<LinkLevel, Omit<LinkTraffic, 'apdus'> & { cpuRatio: number }>;
  for (const level of LINK_LEVELS) {
    const { overWire, transfersPerApdu } = await glanceTraffic(level, card, clock);
    const cpu = await cpuRatio(level, card, clock);
    levels[level] = {
      overWire: rounded(overWire),
      transfersPerApdu: rounded(transfersPerApdu),
      cpuRatio: rounded(cpu),
    };
  }
  return levels;
}

/** A glance with each kind of reader that the app has a driver for. */
async function readers(): Promise<Record<ReaderKindName, GlanceCost>> {
  const costs = {} as Record<ReaderKindName, GlanceCost>;
  for (const kind of READER_KINDS) costs[kind] = await glanceCost(kind, card, clock);
  return costs;
}

function median(values: readonly number[]): number {
  return rounded([...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0);
}

/** To a thousandth. */
function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}
