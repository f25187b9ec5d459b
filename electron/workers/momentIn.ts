/** `2026-11-17 14:32`: what the wall clock of `timeZone` showed at a moment. */
export function momentIn(timeZone: string): (at: number) => string {
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })
  return at => format.format(at).replace(', ', ' ')
}
