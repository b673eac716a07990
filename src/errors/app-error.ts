import type { ErrorCode, ErrorDetails } from './codes';

/**
 * The one error of the app. `code` is `layer/what`; `detail` is typed by it and never holds personal data,
 * command data or response data. The message is the code, so that no text can leak by way of it.
 */
export class AppError<Code extends ErrorCode = ErrorCode> extends Error {
  readonly code: Code;
  readonly detail: ErrorDetails[Code];

  constructor(code: Code, detail: ErrorDetails[Code], cause?: unknown) {
    super(code, cause === undefined ? undefined : { cause });
    this.name = 'AppError';
    this.code = code;
    this.detail = detail;
  }
}

/** Whether this is an AppError, and with a code given, of that code. */
export function isAppError<Code extends ErrorCode>(error: unknown, code?: Code): error is AppError<Code> {
  return error instanceof AppError && (code === undefined || error.code === code);
}

/** The error itself, or `app/unexpected` around anything else. */
export function toAppError(error: unknown): AppError {
  return isAppError(error) ? error : new AppError('app/unexpected', {}, error);
}
