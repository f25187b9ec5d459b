/**
 * To be awaited again and again in work that takes long: where it has held the process for `most` milliseconds, whoever waits meanwhile
 * is served first.
 */
export function wayGiver(most = 8): () => Promise<void> {
  let since = performance.now()
  return async () => {
    if (performance.now() - since < most) return
    await new Promise<void>(resolve => {
      setImmediate(resolve)
    })
    since = performance.now()
  }
}
