import type { ErrorCode } from '../../errors';
import type { RemedyId, System } from '../../i18n';

/** Something to type or to open, and how to take it back. */
export interface RemedyCommand {
  readonly text: string;
  /** Whether other software on this computer stops working by it. */
  readonly safe: boolean;
  readonly undo?: string;
}

export interface Remedy {
  readonly id: RemedyId;
  /** Systems that it is for; none = every one. */
  readonly system?: System;
  /** The refusals that it may remove. */
  readonly codes: readonly ErrorCode[];
  readonly commands?: readonly RemedyCommand[];
}

/** Readers that a page may use, by vendor and products: Sony's, and CCID readers of NTT Com and SCM of class 0xFF. */
const UDEV_RULE = [
  `sudo tee /etc/udev/rules.d/70-kigen.rules <<'END'`,
  'SUBSYSTEM=="usb", ATTR{idVendor}=="054c", ATTR{idProduct}=="0dc8|0dc9|06c1|06c3", TAG+="uaccess"',
  'SUBSYSTEM=="usb", ATTR{idVendor}=="04e6", ATTR{idProduct}=="511a|5120|5111", TAG+="uaccess"',
  'END',
  'sudo udevadm control --reload && sudo udevadm trigger',
].join('\n');

const DENIED: readonly ErrorCode[] = ['usb/access-denied'];
const HELD: readonly ErrorCode[] = ['usb/busy', 'usb/silent'];

/** What may stand between a page and a reader, the likeliest first for each system. */
export const REMEDIES: readonly Remedy[] = [
  { id: 'other-tab', codes: ['session/other-tab', 'usb/busy'] },
  { id: 'closed-by-hand', codes: ['usb/chooser-blocked'] },
  {
    id: 'policy',
    codes: ['usb/chooser-blocked'],
    commands: [{ text: 'chrome://policy', safe: true }],
  },
  { id: 'not-listed', codes: ['usb/chooser-closed', 'usb/not-a-reader'] },
  { id: 'winusb-rc-s300', system: 'windows', codes: [...DENIED, ...HELD] },
  { id: 'winusb-rc-s380', system: 'windows', codes: DENIED },
  { id: 'winusb-contact', system: 'windows', codes: DENIED },
  { id: 'windows-programs', system: 'windows', codes: HELD },
  { id: 'macos-driver', system: 'macos', codes: [...DENIED, ...HELD] },
  {
    id: 'udev',
    system: 'linux',
    codes: DENIED,
    commands: [{ text: UDEV_RULE, safe: true, undo: 'sudo rm /etc/udev/rules.d/70-kigen.rules' }],
  },
  {
    id: 'snap',
    system: 'linux',
    codes: DENIED,
    commands: [
      {
        text: 'sudo snap connect chromium:raw-usb',
        safe: true,
        undo: 'sudo snap disconnect chromium:raw-usb',
      },
    ],
  },
  {
    id: 'pcscd',
    system: 'linux',
    codes: HELD,
    commands: [
      {
        text: 'sudo systemctl stop pcscd.socket pcscd.service',
        safe: false,
        undo: 'sudo systemctl start pcscd.socket',
      },
    ],
  },
  {
    id: 'port100',
    system: 'linux',
    codes: HELD,
    commands: [{ text: 'sudo modprobe -r port100', safe: false, undo: 'sudo modprobe port100' }],
  },
  { id: 'connector', system: 'chromeos', codes: HELD },
  { id: 'android-dialog', system: 'android', codes: [...DENIED, ...HELD] },
  { id: 'firefox', codes: ['browser/no-webusb'] },
  { id: 'safari', system: 'macos', codes: ['browser/no-webusb'] },
  { id: 'iphone', system: 'iphone', codes: ['browser/no-webusb'] },
];

export interface OrderedRemedies {
  /** For this system, and for every one. */
  readonly here: readonly Remedy[];
  /** For the other systems; empty where the system is not known, as then all stand in `here`. */
  readonly elsewhere: readonly Remedy[];
}

/** The remedies of a refusal; the system only orders them, so that a wrong guess hides nothing. */
export function remediesFor(code: ErrorCode, system: System | undefined): OrderedRemedies {
  const all = REMEDIES.filter(({ codes }) => codes.includes(code));
  const isHere = (remedy: Remedy): boolean =>
    system === undefined || remedy.system === undefined || remedy.system === system;
  const here = all.filter(isHere);
  return { here, elsewhere: all.filter((remedy) => !isHere(remedy)) };
}
