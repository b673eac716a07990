/** "Does your stay in Japan have an end date?" Asked, never inferred. */
export type StayAnswer = 'unanswered' | 'no-end' | 'has-end';

/** The three rows of the board, always in this order. */
export const ROWS = ['card-body', 'authentication', 'signature'] as const;

export type RowName = (typeof ROWS)[number];

/** Days before the date; 0 = the day itself; `window` = the day the renewal window opens. */
export type Lead = number | 'window';
