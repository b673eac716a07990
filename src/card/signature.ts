import type { CivilDate } from '../clock';
import type { OtherName } from '../pki';
import type { Sex, Written } from './written';

/** A text of the certificate in which some characters stand for ones that it cannot hold. */
export interface SubstitutedText {
  readonly text: string;
  /** Positions of substitutes, in characters from 0. */
  readonly substituted: readonly number[];
}

/** The attributes in the otherNames of a signature certificate; each is absent where the certificate lacks it. */
export interface SignatureAttributes {
  readonly name?: SubstitutedText;
  readonly address?: SubstitutedText;
  /** The writing is an era digit and YYYYMMDD. */
  readonly birth?: Written<CivilDate>;
  readonly sex?: Written<Sex>;
  /** otherNames that this version does not know: shown as they are. */
  readonly further: readonly OtherName[];
}
