/** Sony RC-S380: its only interface, NFC Port-100 frames over a vendor class. */
import type { Driver } from '../driver';
import { sonyCandidates } from '../radio';
import { createFrontEnd } from './front-end';

export const rcS380Candidates: Driver = (live) =>
  sonyCandidates(live, { kind: 'rc-s380', productIds: [0x06c1, 0x06c3], createFrontEnd });
