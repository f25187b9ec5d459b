/** What may be written to the log: names, codes and counts. Never what a person typed, a token or a value of a row. */
export interface LogDetails {
  readonly call?: string
  readonly code?: string
  readonly count?: number
  readonly milliseconds?: number
  readonly error?: unknown
}

export interface Log {
  info(event: string, details?: LogDetails): void
  warn(event: string, details?: LogDetails): void
  error(event: string, details?: LogDetails): void
}
