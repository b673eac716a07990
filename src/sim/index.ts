/** The other end of the protocol: virtual USB, readers, cards and people, below the drivers. */
export type { CardLogEntry, VirtualCard } from './card/card';
export { PERSON_IDS, type PersonId } from './people/people';
export { damage, flipBit } from './card/damage';
export type { CardTraits } from './card/traits';
export { type CardOptions, type DemoCard, type SimApplication, createCard } from './people/create-card';
export { DEMO_PINS, type Person } from './people/person';
export {
  type Authority,
  type CertificationAuthority,
  type CvCertifier,
  type KeySource,
  type RsaKey,
  createAuthority,
  generateRsaKey,
} from './pki';
export {
  BLOCK_FAULTS,
  type BlockFault,
  type Fault,
  FaultPlan,
  type MessageFault,
  TRANSFER_FAULTS,
} from './faults';
export * from './readers';
export * from './smart-card';
export * from './usb';
