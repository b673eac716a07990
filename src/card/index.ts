/** The My Number Card: its applications, files and PINs. */
export {
  AUTHENTICATION_KEY,
  type ElementaryFile,
  FILES,
  type PinFile,
  PINS,
  SIGNATURE_KEY,
} from './applications';
export type { FilePart, PinOptions } from './calls';
export { Card } from './card';
export { challengeInput } from './challenge';
export { type CardFace, parseFace, parseMyNumberImage } from './face';
export { tlvSize } from './file';
export { type NumberBParts, parseNumberB } from './number-b';
export { type FaceImage, readImage } from './image';
export { type SignatureAttributes, signatureAttributesOf, type SubstitutedText } from './signature';
export { MY_NUMBER_SIZE, numberAOf, parseMyNumber, parseTextAttributes, type TextAttributes } from './text';
export type { CardOptions } from './link';
export { isWeakPin, parseNewPin, parsePin, Pin } from './pin';
export { glance, lookFurther, NO_FACTS } from './glance';
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
