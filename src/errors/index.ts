/** One error class with typed codes; the words for each code live in `i18n`. */
export { AppError, isAppError, toAppError } from './app-error';
export { ERROR_CODES, type ErrorCode, type ErrorDetails } from './codes';
