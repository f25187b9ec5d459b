import { RememberedMapping } from '../shared/imports/remembered.ts'
import { removePreference, savePreference } from './preferences.ts'
import type { Reader, Writer } from './schema.ts'

const prefix = 'import-mapping:'

/** The mappings that this computer remembers, the last one first. One that no longer fits what a mapping is, is left out. */
export async function listRemembered(reader: Reader): Promise<RememberedMapping[]> {
  const rows = await reader
    .selectFrom('preference')
    .select('value')
    .where('person_id', 'is', null)
    .where('key', 'like', `${prefix}%`)
    .execute()
  return rows
    .flatMap(({ value }) => {
      const read = RememberedMapping.safeParse(JSON.parse(value))
      return read.success ? [read.data] : []
    })
    .toSorted((a, b) => b.rememberedAt - a.rememberedAt)
}

/** Keeps a mapping in place of the one of the same id. Private: it never leaves this computer. */
export const saveRemembered = (tx: Writer, remembered: RememberedMapping): Promise<void> =>
  savePreference(tx, null, prefix + remembered.id, JSON.stringify(remembered))

export const removeRemembered = (tx: Writer, id: string): Promise<void> => removePreference(tx, null, prefix + id)
