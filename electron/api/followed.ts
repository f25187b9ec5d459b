export interface Step {
  readonly kind: 'progress'
  readonly done: number
  readonly total: number
}

export interface Over<T> {
  readonly kind: 'over'
  readonly value: T
}

/** Work as whoever waits for it sees it: how far it is, as often as somebody asks, and what came of it. Ends without a word where `over` does. */
export async function* followed<T>(
  over: AbortSignal,
  work: (progress: (done: number, total: number) => void) => Promise<T>,
): AsyncGenerator<Step | Over<T>, void, void> {
  let step: Step | null = null
  let wake = Promise.withResolvers<null>()
  const value = work((done, total) => {
    step = { kind: 'progress', done, total }
    wake.resolve(null)
  }).then((result): Over<T> => ({ kind: 'over', value: result }))
  // Nobody may wait any more when it fails: that is no failure of the process.
  value.catch(() => {})
  for (;;) {
    const next = await Promise.race([value, wake.promise]).catch((error: unknown) => {
      if (over.aborted) return 'left' as const
      throw error
    })
    if (next === 'left') return
    if (next !== null) {
      yield next
      return
    }
    wake = Promise.withResolvers()
    if (step) yield step
  }
}
