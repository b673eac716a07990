import type { CivilDate } from '../clock';
import type { Sex, Written } from './written';

/** The four attributes of the input-assist application. */
export interface TextAttributes {
  /** Family and given name parted by U+3000. */
  readonly name: string;
  readonly address: string;
  readonly birth: Written<CivilDate>;
  readonly sex: Written<Sex>;
}
