import type { DescribedInterface, DeviceDescription, TraceEntry } from '../reader';
import { DIAGNOSE_STEPS, type DiagnosePicture } from './diagnose';

export interface DiagnosticFacts {
  readonly picture: DiagnosePicture;
  readonly entries: readonly TraceEntry[];
  /** Browser and system, one line each. */
  readonly environment: readonly string[];
}

/**
 * What a person may send to whoever helps, in English whatever the page's language: made of types that have no place
 * for data of a card, so that nothing has to be taken out.
 */
export function diagnosticText({ picture, entries, environment }: DiagnosticFacts): string {
  const { steps, device, isOfService = false } = picture;
  return [
    'Kigen diagnostics',
    ...environment,
    '',
    ...DIAGNOSE_STEPS.map((step) => `${step}: ${steps[step] ?? 'not reached'}`),
    ...(device === undefined ? [] : ['', ...deviceLines(device)]),
    ...(isOfService ? ['', 'reader of the system’s smart-card service: no descriptors'] : []),
    ...(entries.length === 0 ? [] : ['', 'trace (ms, step, how it ended)', ...entries.map(entryLine)]),
    '',
  ].join('\n');
}

function deviceLines({ vendorId, productId, version, interfaces }: DeviceDescription): readonly string[] {
  return [
    `device ${hex(vendorId, 4)}:${hex(productId, 4)} version ${version.join('.')}`,
    ...interfaces.map(interfaceLine),
  ];
}

function interfaceLine({
  interfaceNumber,
  alternateSetting,
  interfaceClass,
  endpoints,
  ccid,
  level,
  ccidClass,
}: DescribedInterface): string {
  const ends = endpoints.map(
    ({ number, direction, type, packetSize }) => `${type}-${direction} ${number} (${packetSize})`,
  );
  const facts = Object.entries(ccidClass ?? {}).map(([name, value]) => `${name} ${hex(value, 0)}`);
  return [
    `interface ${interfaceNumber}.${alternateSetting} class ${hex(interfaceClass, 2)}`,
    ends.join(', ') || 'no endpoints',
    ccid === undefined
      ? 'not opened'
      : ccid
        ? `CCID ${level ?? ''} ${facts.join(' ')}`
        : 'no CCID descriptor',
  ].join('; ');
}

export function entryLine({ at, step, instruction, outcome }: TraceEntry): string {
  const end = typeof outcome === 'number' ? hex(outcome, 4) : outcome;
  return [at, step, instruction, end].filter((part) => part !== undefined).join(' ');
}

export function hex(value: number, digits: number): string {
  return value.toString(16).toUpperCase().padStart(digits, '0');
}
