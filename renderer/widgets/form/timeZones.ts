import { knownTimeZones } from '../../../shared/kernel/timeZone.ts'

/** The islands and their neighbours first; the computer's own zone is always among them. */
export function timeZones(own: string): string[] {
  const near = ['America/Port-au-Prince', 'America/Santo_Domingo', 'America/New_York', 'America/Montreal']
  return [...new Set([...near, ...(own === '' ? [] : [own]), ...knownTimeZones()])]
}

/** `America/Port-au-Prince` */
export const timeZoneText = (zone: string): string => zone.replaceAll('_', ' ')
