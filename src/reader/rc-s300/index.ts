/** Sony RC-S300: its vendor interface, which pages may claim, beside the CCID one, which they may not. */
import type { Driver } from '../driver';
import { sonyCandidates } from '../radio';
import { createFrontEnd } from './front-end';

export const rcS300Candidates: Driver = (live) =>
  sonyCandidates(live, { kind: 'rc-s300', productIds: [0x0dc8, 0x0dc9], createFrontEnd });
