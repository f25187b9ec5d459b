import { compileTake, type NamedTables } from '../import/applyMapping.ts'
import { fieldText, readField } from '../import/fieldText.ts'
import type { ImportKind } from '../import/kind.ts'
import type { Mapping } from '../import/mapping.ts'
import type { Target } from '../import/target.ts'

const mostShown = 200

interface Words {
  words: { text: string; count: number; meaning: string | null }[]
  /** How many are not among them. */
  more: number
}

/** The different texts that a field has in its table, the most frequent first, with what each is understood as by itself. */
export function wordsOf(
  mapping: Mapping | null,
  named: NamedTables,
  { kind, field, file, sheet }: { kind: ImportKind; field: string; file: string; sheet: string },
): Words {
  const take = mapping?.take.find(
    one => one.kind === kind && named[one.table]?.file === file && named[one.table]?.sheet === sheet,
  )
  const compiled = take ? compileTake(take, named) : null
  const found = compiled?.head.fields.get(field) ?? compiled?.lines.fields.get(field)
  const of = compiled?.head.fields.has(field) ? compiled.head : compiled?.lines
  if (!found || !of) return { words: [], more: 0 }

  const counts = new Map<string, number>()
  of.table.rows.forEach((cells, row) => {
    if (cells.length === 0) return
    const text = found.text(row)
    counts.set(text, (counts.get(text) ?? 0) + 1)
  })
  const words = [...counts]
    .toSorted((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .slice(0, mostShown)
    .map(([text, count]) => ({ text, count, meaning: meaningOf(found.target, text) }))
  return { words, more: counts.size - words.length }
}

function meaningOf(target: Target, text: string): string | null {
  const reading = readField({ ...target, required: false }, text, { decimal: '.', days: 'dmy', percent: false })
  return 'value' in reading ? fieldText(target, reading.value) : null
}
