/** What the host tells the guest of the card that lies in QEMU's reader: its dates in the app's words. */
import type { CivilDate } from '../../src/clock';

export interface Told {
  readonly bodyExpiry: string;
  readonly authenticationUntil: string;
}

/** As the Japanese page writes a date of the western calendar. */
export function inWords({ year, month, day }: CivilDate): string {
  return `${year}年${month}月${day}日`;
}
