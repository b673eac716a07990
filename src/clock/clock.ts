export interface SleepOptions {
  readonly signal?: AbortSignal | undefined;
}

/** The time and the only way to wait for it. Injected into reader, session, reminders and sim. */
export interface Clock {
  /** Milliseconds since 1970-01-01T00:00:00Z. */
  now(): number;
  /** Resolves after `ms` milliseconds; rejects with the signal's reason when it aborts first. */
  sleep(ms: number, options?: SleepOptions): Promise<void>;
}
