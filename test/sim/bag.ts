/** What lies on sticks, between computers and head office: nothing of it is ever thrown away, so that it may be late, or come twice. */
export interface Bag {
  readonly questions: Stick[]
  readonly answers: Stick[]
}

export interface Stick {
  /** Who wrote the file, or the one that this answers. */
  readonly by: string
  readonly parts: readonly Uint8Array[]
}
