import type { Reader } from './schema.ts'

/** What each computer is called, by its device number. */
export async function deviceNames(reader: Reader): Promise<ReadonlyMap<number, string>> {
  const rows = await reader.selectFrom('device').select(['device_number', 'name']).execute()
  return new Map(rows.map(row => [row.device_number, row.name]))
}
