import type { Reader, Writer } from './schema.ts'

/** Whose preference: a person's on this computer, or the computer's own where it is null. */
export type Whose = number | null

/** A preference as JSON text, or null where none was kept. */
export async function findPreference(reader: Reader, whose: Whose, key: string): Promise<string | null> {
  const row = await reader
    .selectFrom('preference')
    .select('value')
    .where('person_id', whose === null ? 'is' : '=', whose)
    .where('key', '=', key)
    .executeTakeFirst()
  return row?.value ?? null
}

/** Keeps a preference; `value` is JSON text. Private: it never leaves this computer. */
export async function savePreference(tx: Writer, whose: Whose, key: string, value: string): Promise<void> {
  const changed = await tx
    .updateTable('preference')
    .set({ value })
    .where('person_id', whose === null ? 'is' : '=', whose)
    .where('key', '=', key)
    .executeTakeFirst()
  if (changed.numUpdatedRows > 0n) return
  const { last } = await tx
    .selectFrom('preference')
    .select(eb => eb.fn.coalesce(eb.fn.max('id'), eb.lit(0)).as('last'))
    .executeTakeFirstOrThrow()
  await tx
    .insertInto('preference')
    .values({ id: last + 1, person_id: whose, key, value })
    .execute()
}

export async function removePreference(tx: Writer, whose: Whose, key: string): Promise<void> {
  await tx
    .deleteFrom('preference')
    .where('person_id', whose === null ? 'is' : '=', whose)
    .where('key', '=', key)
    .execute()
}
