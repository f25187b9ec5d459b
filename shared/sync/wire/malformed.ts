/** Bytes that are no message of ours: damaged, cut short, or more than anybody may send. */
export class Malformed extends Error {
  override readonly name = 'Malformed'
}

/** A message that cannot be written: too much at once, or a value that no message carries. Nothing was written. */
export class Unwritable extends Error {
  override readonly name = 'Unwritable'
  readonly reason: 'too-much' | 'no-such-value'

  constructor(reason: 'too-much' | 'no-such-value', detail: string) {
    super(`${reason}: ${detail}`)
    this.reason = reason
  }
}
