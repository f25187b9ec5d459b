/** Whether this computer knows a time zone by this name: `America/Port-au-Prince`. */
export function isTimeZone(name: string): boolean {
  if (name.trim() === '') return false
  try {
    new Intl.DateTimeFormat('en-GB', { timeZone: name })
    return true
  } catch {
    return false
  }
}

/** Every time zone that this computer knows, by name. */
export const knownTimeZones = (): readonly string[] => Intl.supportedValuesOf('timeZone')
