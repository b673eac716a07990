import type { Text } from '../text';

/** The same names as the catalogue of known readers has; the compiler compares them where both meet. */
type Use = 'page' | 'package' | 'no' | 'unknown';
type Reason =
  | 'protected-class'
  | 'vendor-ccid'
  | 'sony-vendor'
  | 'felica-only'
  | 'character-level'
  | 'private-protocol'
  | 'not-usb'
  | 'no-reader-interface'
  | 'not-known';
type Note =
  | 'bluetooth'
  | 'built-in'
  | 'character-level'
  | 'contact-slot-only'
  | 'felica-only'
  | 'firmware-varies'
  | 'interface-unknown'
  | 'keyboard'
  | 'maker-driver'
  | 'no-trace'
  | 'not-usb'
  | 'other-scr3310'
  | 'phone'
  | 'private-protocol'
  | 'refusal-on-record'
  | 'swap-driver'
  | 'type-b-unproven';
type Step = 'browser' | 'choose' | 'descriptor' | 'open' | 'card' | 'connect' | 'answer';

/** Systems whose remedies differ. */
export type System = 'windows' | 'macos' | 'linux' | 'chromeos' | 'android' | 'iphone';

/** What stands between a page and a reader, and can be told how to remove. */
export type RemedyId =
  | 'winusb-rc-s300'
  | 'winusb-rc-s380'
  | 'winusb-contact'
  | 'windows-programs'
  | 'udev'
  | 'snap'
  | 'pcscd'
  | 'port100'
  | 'macos-driver'
  | 'connector'
  | 'android-dialog'
  | 'other-tab'
  | 'not-listed'
  | 'closed-by-hand'
  | 'policy'
  | 'firefox'
  | 'safari'
  | 'iphone';

/** Choosing a reader, and what to do when one is refused: a chunk of its own. */
export interface ReaderWords {
  readonly table: {
    readonly title: Text;
    readonly lead: Text;
    readonly search: Text;
    readonly hint: Text;
    /** A live region. */
    readonly count: (shown: number, all: number) => Text;
    readonly none: Text;
    readonly byIds: (ids: string) => Text;
    readonly heads: { readonly reader: Text; readonly use: Text; readonly sure: Text };
    readonly kinds: Record<'contact' | 'contactless' | 'both' | 'unknown', Text>;
    readonly sale: Record<'offered' | 'ended', Text>;
    readonly verified: Text;
  };
  readonly use: Record<Use, Text>;
  readonly reasons: Record<Reason, Text>;
  readonly notes: Record<Note, Text>;
  /** How sure the facts are. */
  readonly sure: Record<'A' | 'B' | 'C' | '-' | 'live', Text>;
  readonly live: {
    readonly title: Text;
    readonly lead: Text;
    readonly look: Text;
    readonly another: Text;
    readonly found: (ids: string) => Text;
    readonly couldBe: (names: string) => Text;
    readonly failed: Text;
    /** A reader of the system's own smart-card service, which shows no ids and no descriptors. */
    readonly ofService: Text;
    readonly diagnose: Text;
  };
  readonly ways: {
    readonly title: Text;
    readonly lead: Text;
    readonly type: { readonly title: Text; readonly about: Text; readonly go: Text };
    readonly phone: { readonly title: Text; readonly about: Text };
    readonly official: { readonly title: Text; readonly about: Text };
    readonly package: { readonly title: Text; readonly about: Text };
  };
  readonly help: {
    readonly title: Text;
    readonly elsewhere: Text;
    readonly systems: Record<System, Text>;
    readonly safe: Text;
    readonly breaks: Text;
    readonly undo: Text;
    readonly copy: Text;
    readonly copied: Text;
    readonly copyFailed: Text;
    readonly remedies: Record<
      RemedyId,
      {
        readonly title: Text;
        readonly steps: readonly Text[];
        /** What else stops working by it. */
        readonly breaks?: Text;
      }
    >;
  };
  readonly diagnose: {
    readonly lead: Text;
    readonly start: Text;
    readonly another: Text;
    readonly stop: Text;
    readonly stepsTitle: Text;
    readonly steps: Record<Step, Text>;
    readonly states: Record<'ok' | 'running' | 'not' | 'unreached', Text>;
    readonly device: Text;
    readonly trace: Text;
    readonly traceAbout: Text;
    readonly traceOn: Text;
    readonly traceClear: Text;
    readonly report: Text;
    readonly reportAbout: Text;
    readonly save: Text;
  };
}
