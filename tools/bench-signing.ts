/**
 * What it costs to sign a 10 MB PDF and a 500 MB file, from the file to what is saved: commands to the card,
 * milliseconds, and the memory that the process took over what it had before. Each is measured in a process of its own.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, openAsBlob, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { systemClock as clock } from '../src/clock';
import { createDeviceSource, openReader } from '../src/reader';
import { createReadCard, createWholeCard } from '../src/session';
import { createSigning, digestOf, embed, type Prepared, readWhole } from '../src/signing';
import { preparePdf } from '../src/signing/pdf';
import { createCard, createVirtualReader, DEMO_PINS, VirtualUsb } from '../src/sim';
import { onePagePdf } from './one-page-pdf';

export interface SigningCost {
  readonly apdus: number;
  readonly ms: number;
  /** MB over the process before it began, at the most. */
  readonly peakMb: number;
}

const PDF_SIZE = 10_000_000;
const FILE_SIZE = 500_000_000;
const MEASURES = ['pdf', 'file'] as const;
type Measure = (typeof MEASURES)[number];
const SELF = fileURLToPath(import.meta.url);

/** The documents are made here: what it takes to make them counts for neither. */
export function benchSigning(): Record<Measure, SigningCost> {
  const at = mkdtempSync(join(tmpdir(), 'kigen-bench-'));
  const measure = (name: Measure): SigningCost => {
    const args = ['--no-warnings', '--import', 'tsx', SELF, name, join(at, name)];
    const told = execFileSync(process.execPath, args, {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    return JSON.parse(told) as SigningCost;
  };
  try {
    writeFileSync(join(at, 'pdf'), onePagePdf('0 0 m\n'.repeat(PDF_SIZE / 6)));
    writeFileSync(join(at, 'file'), '');
    truncateSync(join(at, 'file'), FILE_SIZE);
    return { pdf: measure('pdf'), file: measure('file') };
  } finally {
    rmSync(at, { recursive: true });
  }
}

async function sign(name: Measure, file: Blob): Promise<SigningCost> {
  const card = await createCard('all-current', { clock });
  await card.complete;
  const usb = new VirtualUsb({ clock });
  const reader = createVirtualReader('short', { clock });
  usb.plug(reader.device, { permitted: true });
  reader.insert(card);
  const read = createReadCard({ source: createDeviceSource(usb, clock), openReader, clock });
  const whole = createWholeCard({
    read,
    clock,
    verify: () => Promise.reject(new Error('checks have a budget of their own')),
    random: (length) => crypto.getRandomValues(new Uint8Array(length)),
  });
  await read.start();
  const before = card.log.length;
  const memory = watchMemory();
  const began = performance.now();
  const pdf =
    name === 'pdf' ? await preparePdf(await readWhole(file), { kind: 'pades', at: clock.now() }) : undefined;
  const document: Prepared = pdf
    ? { kind: 'pades', digest: pdf.digest }
    : { kind: 'cades', digest: await digestOf(file) };
  let saved: Blob | undefined;
  const documents = createSigning([document], {
    at: clock.now(),
    judge: () => Promise.resolve({ verdict: 'not-checked', reason: 'issuer-unknown' }),
    onSigned: ([cms = new Uint8Array()]) => {
      if (pdf) embed(pdf, cms);
      saved = new Blob([pdf?.bytes ?? cms]);
    },
  });
  await whole.sign.ask();
  await whole.sign.press({ pin: DEMO_PINS.signature, documents });
  const ms = performance.now() - began;
  const peakMb = memory();
  const { phase, error } = whole.sign.snapshot;
  if (phase !== 'done' || saved === undefined) throw error ?? new Error(phase);
  await read.forget();
  return { apdus: card.log.length - before, ms: Math.round(ms), peakMb };
}

/** Gives the most memory since now, in MB over what there was: sampled, and by the system's own highest mark. */
function watchMemory(): () => number {
  globalThis.gc?.();
  const idle = process.memoryUsage.rss();
  const mark = process.resourceUsage().maxRSS;
  let peak = idle;
  const look = (): void => void (peak = Math.max(peak, process.memoryUsage.rss()));
  const timer = setInterval(look, 5);
  return () => {
    clearInterval(timer);
    look();
    const highest = process.resourceUsage().maxRSS;
    if (highest > mark) peak = Math.max(peak, highest * 1024);
    return Math.round((peak - idle) / 2 ** 20);
  };
}

const [, script, name, path = ''] = process.argv;
const asked = script === SELF ? MEASURES.find((one) => one === name) : undefined;
if (asked !== undefined) console.log(JSON.stringify(await sign(asked, await openAsBlob(path))));
