/** Nothing to tell beside the code. */
type Nothing = Readonly<Record<string, never>>;

/** Which step of talking to the USB device failed. */
export type UsbPhase =
  'list' | 'choose' | 'open' | 'descriptor' | 'configure' | 'claim' | 'out' | 'in' | 'control' | 'close';

/** Every error code with the type of its detail. Numbers are counts, status words or offsets, never content. */
export interface ErrorDetails {
  'app/unexpected': Nothing;

  'browser/no-webusb': Nothing;
  'browser/not-secure': Nothing;
  'browser/framed': Nothing;
  'browser/too-old': Nothing;

  'bytes/short': { readonly need: number; readonly have: number };
  'bytes/hex': Nothing;

  /** The chooser was closed without a choice. */
  'usb/chooser-closed': Nothing;
  /** The chooser answered at once: it never opened (switched off by a policy), or was closed very quickly. */
  'usb/chooser-blocked': Nothing;
  'usb/access-denied': { readonly phase: UsbPhase };
  /** The browser keeps this class (smart card 0x0B and others) from pages. */
  'usb/protected-class': {
    readonly vendorId: number;
    readonly productId: number;
    readonly interfaceClass: number;
  };
  /** Another program, driver or tab holds the interface. */
  'usb/busy': { readonly phase: UsbPhase };
  'usb/disconnected': { readonly phase: UsbPhase };
  'usb/stalled': { readonly phase: UsbPhase };
  'usb/babble': Nothing;
  'usb/transfer-failed': { readonly phase: UsbPhase };
  /** WebUSB did not answer in time. */
  'usb/silent': { readonly phase: UsbPhase; readonly ms: number };
  'usb/descriptor': { readonly what: string };
  /** No interface of this device is a reader that the app knows how to speak to. */
  'usb/not-a-reader': { readonly vendorId: number; readonly productId: number };

  /** The reader's exchange level is one that this app does not speak. */
  'reader/level-unsupported': { readonly level: 'character' | 'tpdu' | 'unknown' };
  'reader/no-card': Nothing;
  'reader/card-removed': Nothing;
  /** A card is there but does not answer. */
  'reader/card-mute': Nothing;
  /** The card's answer to reset or protocol cannot be used. */
  'reader/card-unsupported': { readonly what: string };
  /** The reader did not answer in time. */
  'reader/silent': { readonly ms: number };
  /** The reader asked for more time again and again, past the limit. */
  'reader/time-limit': { readonly ms: number };
  /** The reader answered something that its protocol does not allow. */
  'reader/protocol': { readonly what: string };
  /** The reader reported that a command failed. */
  'reader/command-failed': { readonly message: number; readonly error: number };
  'reader/busy': Nothing;
  'reader/hardware': { readonly error: number };
  /** A command is larger than the reader takes. */
  'reader/too-long': { readonly length: number; readonly limit: number };

  'atr/malformed': { readonly what: string };
  'tlv/malformed': { readonly what: string; readonly offset: number };
  /** Block protocol (T=1, ISO-DEP) gave up by its own error rules. */
  'block/failed': { readonly protocol: 't1' | 'iso-dep'; readonly what: string };
  't0/malformed': { readonly what: string };
  'apdu/malformed': { readonly what: string };

  /** Not a My Number Card, an old resident card or a phone's token. */
  'card/other-card': Nothing;
  /** The card answered a status word that this step has no use for. */
  'card/status': { readonly step: string; readonly sw: number };
  /** Data on the card is not of the form it must have. */
  'card/malformed': { readonly what: string };
  /** A counter was lower on a second query with no VERIFY between: queries stop for this card. */
  'card/counter-moved': Nothing;
  'card/pin-format': { readonly rule: string };
  'card/pin-wrong': { readonly triesLeft: number };
  'card/pin-blocked': Nothing;
  /** The link broke while a PIN was under way: a try may have been used. */
  'card/pin-uncertain': Nothing;
  /** The answer to a change of a PIN is lost: the old or the new one may be the right one. */
  'card/change-uncertain': Nothing;
  /** The card took the new PIN, and the proof of it did not succeed. */
  'card/change-unproved': Nothing;
  /** The number that the chip gave does not open the other application: it is not sent there again. */
  'card/number-refused': Nothing;

  /** DER that is not DER, or a certificate that lacks what it must have. */
  'pki/malformed': { readonly what: string };

  /** The file was changed while it was read. */
  'signing/file-changed': Nothing;
  'signing/file-unreadable': Nothing;
  /** A PDF that is not signed, or not checked, as it is. */
  'signing/pdf': {
    readonly what: 'not-pdf' | 'encrypted' | 'damaged' | 'no-pages' | 'certified' | 'too-large';
  };
  /** The certificate for signing is past its date or not yet valid, or something about it does not hold. */
  'signing/certificate': { readonly what: 'past' | 'not-yet' | 'altered' | 'not-accepted' | 'kind' };
  /** The card's answer is no signature by its own certificate's key. */
  'signing/wrong-signature': Nothing;
  /** The file holds no signature that this app can look at. */
  'signing/no-signature': Nothing;

  'session/cancelled': Nothing;
  /** Another tab of this app holds the reader. */
  'session/other-tab': Nothing;

  'storage/forbidden': Nothing;
  'storage/full': Nothing;
  'storage/newer': Nothing;
  'storage/blocked': Nothing;
  'storage/failed': Nothing;
  'storage/entry': { readonly what: string };
  /** Saved cards were there and are gone, though nobody deleted them. */
  'storage/evicted': Nothing;
  /** A file to be read back is damaged, or none of this app's. */
  'storage/file': Nothing;
  'storage/file-newer': Nothing;
}

export type ErrorCode = keyof ErrorDetails;

const CODES: Record<ErrorCode, true> = {
  'app/unexpected': true,
  'browser/no-webusb': true,
  'browser/not-secure': true,
  'browser/framed': true,
  'browser/too-old': true,
  'bytes/short': true,
  'bytes/hex': true,
  'usb/chooser-closed': true,
  'usb/chooser-blocked': true,
  'usb/access-denied': true,
  'usb/protected-class': true,
  'usb/busy': true,
  'usb/disconnected': true,
  'usb/stalled': true,
  'usb/babble': true,
  'usb/transfer-failed': true,
  'usb/silent': true,
  'usb/descriptor': true,
  'usb/not-a-reader': true,
  'reader/level-unsupported': true,
  'reader/no-card': true,
  'reader/card-removed': true,
  'reader/card-mute': true,
  'reader/card-unsupported': true,
  'reader/silent': true,
  'reader/time-limit': true,
  'reader/protocol': true,
  'reader/command-failed': true,
  'reader/busy': true,
  'reader/hardware': true,
  'reader/too-long': true,
  'atr/malformed': true,
  'tlv/malformed': true,
  'block/failed': true,
  't0/malformed': true,
  'apdu/malformed': true,
  'card/other-card': true,
  'card/status': true,
  'card/malformed': true,
  'card/counter-moved': true,
  'card/pin-format': true,
  'card/pin-wrong': true,
  'card/pin-blocked': true,
  'card/pin-uncertain': true,
  'card/change-uncertain': true,
  'card/change-unproved': true,
  'card/number-refused': true,
  'pki/malformed': true,
  'signing/file-changed': true,
  'signing/file-unreadable': true,
  'signing/pdf': true,
  'signing/certificate': true,
  'signing/wrong-signature': true,
  'signing/no-signature': true,
  'session/cancelled': true,
  'session/other-tab': true,
  'storage/forbidden': true,
  'storage/full': true,
  'storage/newer': true,
  'storage/blocked': true,
  'storage/failed': true,
  'storage/entry': true,
  'storage/evicted': true,
  'storage/file': true,
  'storage/file-newer': true,
};

/** All codes, for the loops that show every error screen. */
export const ERROR_CODES = Object.keys(CODES) as readonly ErrorCode[];
