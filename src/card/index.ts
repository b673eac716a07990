/** The My Number Card: its applications, files and PINs. */
export { AIDS, type ElementaryFile, FILES, type PinFile, PINS } from './applications';
export { Card, type PinOptions } from './card';
export type { CardOptions } from './link';
export { isWeakPin, parseNewPin, parsePin, Pin } from './pin';
export { glance, lookFurther, NO_FACTS } from './glance';
export type { CardFace, FaceImage } from './face';
export type { SignatureAttributes, SubstitutedText } from './signature';
export type { TextAttributes } from './text';
export type { Sex, Written } from './written';
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
