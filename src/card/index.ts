/** The My Number Card: its applications, files and PINs. */
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
