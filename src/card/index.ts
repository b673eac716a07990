/** The My Number Card: its applications, files and PINs. */
export type {
  ApplicationName,
  CardKind,
  CertificateFacts,
  GlanceFacts,
  GlancePin,
  PinCounter,
  Presence,
} from './facts';
