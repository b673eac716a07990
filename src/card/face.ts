import type { Bytes } from '../bytes';
import type { CivilDate } from '../clock';
import type { Sex, Written } from './written';

/** An image as the card holds it; its size is from its own header, before anybody decodes it. */
export interface FaceImage {
  readonly format: 'png' | 'jp2' | 'unknown';
  readonly data: Bytes;
  readonly width?: number;
  readonly height?: number;
  /** Whether its format and size are such that it may be given to a decoder. */
  readonly showable: boolean;
}

/** What the card-face application tells of the printed face. */
export interface CardFace {
  readonly birth: Written<CivilDate>;
  readonly sex: Written<Sex>;
  readonly name: FaceImage;
  readonly address: FaceImage;
  /** Absent on a child's card without one. */
  readonly photo?: FaceImage;
  /** Not covered by the signature. */
  readonly expiry: Written<CivilDate>;
  /** Not covered by the signature. */
  readonly securityCode: FaceImage;
}
