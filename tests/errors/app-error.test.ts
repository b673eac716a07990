import { describe, expect, it } from 'vitest';
import { AppError, ERROR_CODES, isAppError, toAppError } from '../../src/errors';

describe('AppError', () => {
  it('says its code and nothing else, so that no content can leak by way of the message', () => {
    const error = new AppError('card/pin-wrong', { triesLeft: 2 }, new Error('cause'));
    expect(error).toMatchObject({
      message: 'card/pin-wrong',
      code: 'card/pin-wrong',
      detail: { triesLeft: 2 },
    });
    expect(error.cause).toBeInstanceOf(Error);
    expect('cause' in new AppError('app/unexpected', {})).toBe(false);
  });

  it('is told by its code', () => {
    const error: unknown = new AppError('reader/no-card', {});
    expect(isAppError(error)).toBe(true);
    expect(isAppError(error, 'reader/no-card')).toBe(true);
    expect(isAppError(error, 'reader/busy')).toBe(false);
    expect(isAppError(new Error('reader/no-card'))).toBe(false);
  });

  it('wraps what is not one, and leaves one as it is', () => {
    const error = new AppError('reader/no-card', {});
    expect(toAppError(error)).toBe(error);
    const other = new TypeError('x');
    expect(toAppError(other)).toMatchObject({ code: 'app/unexpected', cause: other });
  });

  it('every code is layer/what', () => {
    for (const code of ERROR_CODES) expect(code).toMatch(/^[a-z0-9]+\/[a-z0-9-]+$/);
  });
});
