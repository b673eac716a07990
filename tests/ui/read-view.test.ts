import { describe, expect, test } from 'vitest';
import { AppError } from '../../src/errors';
import type { ReadPhase, ReadSnapshot } from '../../src/session';
import { viewOf } from '../../src/ui/read-view';

const bodyExpiry = { year: 2032, month: 1, day: 14 };
const snapshot = (phase: ReadPhase, facts: Partial<ReadSnapshot['facts']> = {}): ReadSnapshot => ({
  phase,
  facts: { pins: {}, applications: {}, ...facts },
  progress: { done: 0, of: 0 },
  cardPresent: true,
});
const failed = (facts: Partial<ReadSnapshot['facts']> = {}): ReadSnapshot => ({
  ...snapshot('failed', facts),
  error: new AppError('usb/disconnected', { phase: 'in' }),
});

describe('what fills the page during a read', () => {
  test.each(['choosing', 'opening', 'waiting-for-card', 'reading', 'further'] as const)(
    '%s without a date is progress alone, with one the board is filling',
    (phase) => {
      expect(viewOf(snapshot(phase))).toEqual({ name: 'progress' });
      expect(viewOf(snapshot(phase, { bodyExpiry }))).toEqual({ name: 'board', note: 'progress' });
    },
  );

  test('dates that were read stay on the board when a later step fails or is stopped', () => {
    expect(viewOf(failed({ bodyExpiry }))).toEqual({ name: 'board', note: 'refusal' });
    expect(viewOf(snapshot('cancelled', { bodyExpiry }))).toEqual({ name: 'board', note: 'stopped' });
  });

  test('without any date a failure fills the page', () => {
    expect(viewOf(failed())).toEqual({ name: 'refusal' });
    expect(viewOf(snapshot('cancelled'))).toEqual({ name: 'stopped' });
  });

  test.each(['phone', 'old-resident'] as const)('%s is named, however its read ended', (kind) => {
    expect(viewOf(snapshot('done', { kind }))).toEqual({ name: 'kind', kind });
    expect(viewOf(failed({ kind }))).toEqual({ name: 'kind', kind });
  });

  test('a card that is something else is a refusal like every other, with its three parts', () => {
    expect(viewOf(failed({ kind: 'other' }))).toEqual({ name: 'refusal' });
  });

  test('a My Number Card is never taken for something else', () => {
    expect(viewOf(snapshot('done', { kind: 'my-number', bodyExpiry }))).toEqual({
      name: 'board',
      note: 'none',
    });
  });
});
