/** Adds every item to the end of a list; `push(...)` with a hundred thousand of them overflows the stack. */
export function addAll<T>(list: T[], items: Iterable<T>): void {
  for (const item of items) list.push(item)
}
