/**
 * The part of the Web Smart Card API that this app uses, as interfaces of its own (WICG web-smart-card, May 2026):
 * `navigator.smartCard` fits them, and so does the simulator's. main.ts injects one of the two; nothing else names either.
 */
import type { Bytes } from '../../bytes';

export type SmartCardProtocol = 't0' | 't1' | 'raw';
export type SmartCardDisposition = 'leave' | 'reset' | 'unpower' | 'eject';

export interface SmartCardStateIn {
  readonly readerName: string;
  readonly currentState: {
    readonly unaware?: boolean;
    readonly empty?: boolean;
    readonly present?: boolean;
    readonly exclusive?: boolean;
    readonly inuse?: boolean;
  };
  readonly currentCount?: number;
}

export interface SmartCardStateOut {
  readonly readerName: string;
  readonly eventState: {
    readonly unavailable?: boolean;
    readonly unknown?: boolean;
    readonly empty?: boolean;
    readonly present?: boolean;
    readonly exclusive?: boolean;
    readonly inuse?: boolean;
  };
  readonly eventCount: number;
}

export interface SmartCardConnection {
  transmit(data: Bytes, options?: { readonly protocol?: SmartCardProtocol }): Promise<ArrayBuffer>;
  /** The callback gives what becomes of the card when the transaction ends; one that fails resets it. */
  startTransaction(callback: () => Promise<SmartCardDisposition>): Promise<void>;
  status(): Promise<{ readonly answerToReset?: ArrayBuffer | undefined }>;
  disconnect(disposition?: SmartCardDisposition): Promise<void>;
}

export interface SmartCardContext {
  listReaders(): Promise<readonly string[]>;
  getStatusChange(
    states: SmartCardStateIn[],
    options?: { readonly signal?: AbortSignal },
  ): Promise<readonly SmartCardStateOut[]>;
  connect(
    readerName: string,
    mode: 'shared' | 'exclusive' | 'direct',
    options?: { readonly preferredProtocols?: SmartCardProtocol[] },
  ): Promise<{
    readonly connection: SmartCardConnection;
    readonly activeProtocol?: SmartCardProtocol | undefined;
  }>;
}

/** `navigator.smartCard`, or the simulator's. */
export interface SmartCard {
  establishContext(): Promise<SmartCardContext>;
}

/** The service where this browser has one. Looked for and never forced: forced on, it was seen to end the page. */
export function detectSmartCard(navigator: object): SmartCard | undefined {
  const found: unknown = 'smartCard' in navigator ? navigator.smartCard : undefined;
  return isService(found) ? found : undefined;
}

function isService(value: unknown): value is SmartCard {
  return (
    typeof value === 'object' &&
    value !== null &&
    'establishContext' in value &&
    typeof value.establishContext === 'function'
  );
}
