/** The My Number Card: its applications, files and PINs. */
export { AIDS, type ElementaryFile, FILES, type PinFile, PINS } from './applications';
export { Card, type CardOptions } from './card';
export { glance, lookFurther, NO_FACTS } from './glance';
export type { GlanceOptions, GlanceProgress } from './notes';
export type {
  ApplicationName,
  CardKind,
  CertificateFacts,
  GlanceFacts,
  GlancePin,
  PinCounter,
  PinName,
  Presence,
} from './facts';
