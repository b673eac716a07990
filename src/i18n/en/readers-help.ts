import type { ReaderWords } from '../messages/readers';
import { marked } from '../glossary';
import { text } from '../text';

export const remedies: ReaderWords['help']['remedies'] = {
  'winusb-rc-s300': {
    title: 'Sony RC-S300: the maker’s driver',
    steps: [
      'Install Sony’s “NFC Port Software”. It brings the driver that a browser needs.',
      'Open its self-diagnosis. The line that ends with “WinUSB” must be OK. Then plug the reader in again.',
      'Please do not replace the driver of the line “PC/SC” by hand.',
    ],
    breaks: text`With another driver on the PC/SC side, e-Tax and ${marked('client')} no longer find this reader.`,
  },
  'winusb-rc-s380': {
    title: 'Sony RC-S380: another driver, only if you need this reader for nothing else',
    steps: [
      'A browser reaches it only through the driver “WinUSB”, which has to be put in by hand, for instance with the tool Zadig.',
      'To undo it, uninstall the device with its driver in the Device Manager and install Sony’s software again.',
    ],
    breaks: 'Until it is undone, Sony’s software, e-Tax and all other programs cannot use this reader.',
  },
  'winusb-contact': {
    title: 'SCR3310-NTTCom and its like: better leave the driver alone',
    steps: [
      'A browser could use it only with the driver “WinUSB” in place of the maker’s.',
      'If you file taxes with it, type the dates on the card’s face instead.',
      'To undo it, uninstall the device with its driver in the Device Manager and plug it in again.',
    ],
    breaks: text`Until it is undone, e-Tax and ${marked('client')} cannot use this reader.`,
  },
  'windows-programs': {
    title: 'Close what uses the reader',
    steps: [
      'Close SFCard Viewer, viewers of electronic money, and helpers of e-Tax and Mynaportal near the clock.',
      'Plug the reader in again and read once more.',
    ],
  },
  udev: {
    title: 'Let your user open the reader',
    steps: ['Put in this rule for Sony and NTT Com readers, then plug the reader in again.'],
  },
  snap: {
    title: 'Chromium as a snap package',
    steps: ['A snap may use USB devices only when it is allowed to.'],
  },
  pcscd: {
    title: 'The smart-card service holds the reader',
    steps: ['Stop it, read the card, and start it again.'],
    breaks: 'Until it is started again, no other program can use any card reader.',
  },
  port100: {
    title: 'Sony RC-S380: the kernel’s own driver holds it',
    steps: ['Unload it. It comes back when the reader is plugged in again or the computer starts.'],
    breaks: 'Linux’s own NFC programs lose this reader meanwhile.',
  },
  'macos-driver': {
    title: 'macOS may hold the reader itself',
    steps: [
      'Sony’s readers need nothing here.',
      'With others, quit every program that uses cards, then plug the reader in again. macOS may still keep it; there is no safe switch.',
    ],
  },
  connector: {
    title: 'The Smart Card Connector holds the reader',
    steps: ['Switch this extension off while you read, and on again afterwards.'],
    breaks: 'Log-ins and other apps that use cards stop meanwhile.',
  },
  'android-dialog': {
    title: 'Android asks too',
    steps: [
      'Use an OTG cable or hub, and allow the browser the USB device when Android asks.',
      'If nothing asks, unplug the reader and plug it in again. Battery saving can cut its power.',
    ],
  },
  'other-tab': {
    title: 'Another tab of this app',
    steps: ['Close the other tabs and windows of this app, then read once more.'],
  },
  'not-listed': {
    title: 'The reader was not in the list',
    steps: [
      'Plug it in directly, without a hub, and open the list again.',
      'If it is not there even so, this computer does not see it as a card reader.',
    ],
  },
  'closed-by-hand': {
    title: 'You closed the window quickly',
    steps: ['Then nothing is wrong. Choose again and take your time.'],
  },
  policy: {
    title: 'An administrator switched USB off',
    steps: [
      'At work or school a policy can keep the window shut. It looks just like a window that was closed.',
      'Open this address to see it. The name begins with “DefaultWebUsb” or “WebUsb”.',
      'Only the administrator can change that.',
    ],
  },
  firefox: {
    title: 'Firefox',
    steps: ['Firefox has no way to a card reader. Open this page in Chrome or Edge.'],
  },
  safari: {
    title: 'Safari',
    steps: ['Safari has no way to a card reader. On a Mac, open this page in Chrome or Edge.'],
  },
  iphone: {
    title: 'iPhone and iPad',
    steps: [
      'No browser on an iPhone or iPad can use a card reader, Chrome included.',
      'Hold the card to the phone in the official app instead, or type the dates.',
    ],
  },
};
