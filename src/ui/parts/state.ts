import { html, type TemplateResult } from 'lit';
import type { Messages } from '../../i18n';
import type { RowState } from '../../reminders';
import { checkIcon, clockIcon, crossIcon, dashIcon, lockIcon, warnIcon } from '../icons';
import { say } from '../say';

const ICONS: Record<RowState, TemplateResult> = {
  'not-past': checkIcon,
  'renew-now': clockIcon,
  past: crossIcon,
  'not-yet': warnIcon,
  unknown: lockIcon,
  absent: dashIcon,
};

export function statePill(state: RowState, { board }: Messages): TemplateResult {
  return html`<span class="state ${state}">${ICONS[state]}${say(board.states[state])}</span>`;
}
