import { expect } from 'vitest';
import { AppError, type ErrorCode, type ErrorDetails } from '../../../src/errors';

/** Runs `work` and checks the typed error that it must end with. */
export function expectCode<Code extends ErrorCode>(
  work: () => unknown,
  code: Code,
  detail?: ErrorDetails[Code],
): void {
  let error: unknown;
  try {
    work();
  } catch (caught) {
    error = caught;
  }
  expectError(error, code, detail);
}

/** As `expectCode`, for a promise. */
export async function expectRejected<Code extends ErrorCode>(
  work: Promise<unknown>,
  code: Code,
  detail?: ErrorDetails[Code],
): Promise<void> {
  const error: unknown = await work.then(
    () => undefined,
    (caught: unknown) => caught,
  );
  expectError(error, code, detail);
}

function expectError<Code extends ErrorCode>(error: unknown, code: Code, detail?: ErrorDetails[Code]): void {
  expect(error).toBeInstanceOf(AppError);
  expect((error as AppError).code).toBe(code);
  if (detail !== undefined) expect((error as AppError).detail).toEqual(detail);
}
