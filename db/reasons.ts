import type { Language } from '../shared/kernel/locale.ts'
import type { ReasonKind } from '../shared/settings/reasonKind.ts'
import type { Reader } from './schema.ts'

/** Ids of the reasons of a kind that may be given now. */
export async function activeReasons(reader: Reader, kind: ReasonKind): Promise<ReadonlySet<number>> {
  const rows = await reader
    .selectFrom('reason_code')
    .select('id')
    .where('kind', '=', kind)
    .where('active', '=', 1)
    .execute()
  return new Set(rows.map(row => row.id))
}

/** A reason in somebody's language; empty where it is not here. */
export async function reasonText(reader: Reader, id: number | null, language: Language): Promise<string> {
  if (id === null) return ''
  const row = await reader.selectFrom('reason_code').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) return ''
  const texts: Record<Language, string> = { en: row.text_en, fr: row.text_fr, ht: row.text_ht }
  return texts[language] || row.code
}
