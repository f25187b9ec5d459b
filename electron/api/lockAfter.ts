import { findPreference } from '../../db/preferences.ts'
import type { Reader } from '../../db/schema.ts'

export const lockAfterKey = 'lock after minutes'
const usual = 5

/** Minutes without anybody at work until the screen locks: this computer's own setting. */
export async function lockAfterMinutes(reader: Reader): Promise<number> {
  const kept = Number(await findPreference(reader, null, lockAfterKey))
  return Number.isInteger(kept) && kept >= 1 ? kept : usual
}
