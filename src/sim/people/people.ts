/** The demo's people and cards; every name and number is invented. */
export const PERSON_IDS = [
  'all-current',
  'certificates-in-80-days',
  'certificates-lapsed',
  'body-in-20-days',
  'child',
  'foreign-resident',
  'pin-blocked',
  'face-authentication',
  'phone',
  'old-resident',
  'other-card',
] as const;

export type PersonId = (typeof PERSON_IDS)[number];
