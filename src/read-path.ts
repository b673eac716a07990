/** All that a read needs, in one chunk: once it has begun, an update of the app can take no part of it away. */
import type { Clock } from './clock';
import type { AppError } from './errors';
import type { Verdict, Verify } from './pki';
import type { Trust } from './pki/verify';
import {
  createDeviceSource,
  createTrace,
  describeDevice,
  detectSmartCard,
  openReader,
  outlineOf,
  type Trace,
  type Usb,
  type UsbDevice,
  withSmartCard,
} from './reader';
import {
  createDiagnosis,
  createReadCard,
  createWholeCard,
  type DiagnoseDeps,
  type Diagnosis,
  type Locks,
  type ReadCard,
  type WholeCard,
} from './session';

export interface ReadPathDeps {
  readonly clock: Clock;
  /** `navigator.usb`, or the demo's. */
  readonly usb: Usb | undefined;
  /** `navigator`, looked into for the system's smart-card service; absent in the demo. */
  readonly platform?: object;
  readonly locks: Locks | undefined;
  readonly precondition?: () => AppError | undefined;
  /** The keys that checks may end at; absent = the real authorities'. */
  readonly trust?: () => Promise<Trust>;
}

type Readers<Device> = Pick<DiagnoseDeps<Device>, 'source' | 'openReader' | 'outline' | 'describe'>;

/** A read, and what PINs open of the card that it left in our hands. */
export interface ReadPath {
  readonly read: ReadCard;
  readonly whole: WholeCard;
  /** The verdict on a certificate for signing. */
  readonly judge: (certificate: Uint8Array<ArrayBuffer>) => Promise<Verdict>;
  /** What stands between this page and a card, step by step; its trace also watches the read. */
  readonly diagnosis: Diagnosis;
}

export function createReadPath({ clock, usb, platform, locks, precondition, trust }: ReadPathDeps): ReadPath {
  const trace = createTrace(clock);
  const source = usb && createDeviceSource(usb, clock);
  const service = platform && detectSmartCard(platform);
  const common = { clock, locks, precondition };
  const { read, diagnosis } =
    service && source
      ? overReaders(common, trace, withSmartCard({ service, source, openReader, clock }))
      : overReaders(common, trace, {
          source,
          openReader,
          outline: outlineOf,
          describe: (device: UsbDevice) => describeDevice(device, clock),
        });
  // A chunk of its own, for its weight, but here from the start of the read like all the rest.
  const engine = import('./pki/verify');
  engine.catch(() => undefined);
  const verify = async (): Promise<Verify> => {
    const { ANCHORS, createVerify, CV_ISSUERS } = await engine;
    return createVerify((await trust?.()) ?? { anchors: ANCHORS, cvIssuers: CV_ISSUERS });
  };
  const whole = createWholeCard({
    read,
    clock,
    verify,
    random: (length) => crypto.getRandomValues(new Uint8Array(length)),
  });
  const judge = async (certificate: Uint8Array<ArrayBuffer>): Promise<Verdict> =>
    (await verify()).certificate(certificate, 'signature');
  return { read, whole, judge, diagnosis };
}

/** A read and a diagnosis over the same readers, and one trace that watches both. */
function overReaders<Device>(
  common: Pick<DiagnoseDeps, 'clock' | 'locks' | 'precondition'>,
  trace: Trace,
  { openReader: open, ...readers }: Readers<Device>,
): Pick<ReadPath, 'read' | 'diagnosis'> {
  const desk = { ...common, ...readers, openReader: trace.watch(open) };
  return { read: createReadCard(desk), diagnosis: createDiagnosis({ ...desk, trace }) };
}
