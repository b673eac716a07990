import { type CardDraft, newCard, type SavedCard } from '../../src/reminders';
import { at, on } from './dates';

export const draft = (over: Partial<CardDraft> = {}): CardDraft => ({
  label: '',
  dates: { 'card-body': on('2032-05-20'), authentication: on('2027-05-20') },
  signatureAtLatest: false,
  stay: 'no-end',
  ...over,
});

export function card(over: Partial<CardDraft> = {}, now = at('2026-11-25')): SavedCard {
  return newCard(draft(over), now);
}
