/** How far down a heading is looked for. */
const farthest = 30

/**
 * The place of the row that names the columns, counted from 0: the first that is about as wide as the table, so that titles above it do not
 * count. -1 where that row is data already: most of it numbers or dates.
 */
export function headingRowOf(rows: readonly (readonly string[])[]): number {
  const width = usualWidth(rows.slice(0, 200))
  const wide = rows.slice(0, farthest).findIndex(row => filled(row).length >= Math.ceil(width * 0.6))
  if (wide < 0) return 0
  const cells = filled(rows[wide] ?? [])
  return cells.filter(isName).length * 2 >= cells.length ? wide : -1
}

/** Headings that are unique and never empty: a nameless column is called by its letter, a repeated one gets a number. */
export function uniqueHeadings(headings: readonly string[], width: number = headings.length): readonly string[] {
  const trimmed = Array.from({ length: width }, (_, index) => tidy(headings[index] ?? '') || letterOf(index))
  const used = new Set<string>()
  const given = new Set(trimmed)
  return trimmed.map(heading => {
    let name = heading
    for (let count = 2; used.has(name) || (name !== heading && given.has(name)); count += 1)
      name = `${heading} ${count}`
    used.add(name)
    return name
  })
}

/** A, B, … Z, AA as spreadsheets call their columns. */
function letterOf(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26))
  return index < 26 ? letter : letterOf(Math.floor(index / 26) - 1) + letter
}

const tidy = (heading: string): string => heading.replace(/\s+/g, ' ').trim().slice(0, 200)

const filled = (row: readonly string[]): readonly string[] => row.filter(cell => cell.trim() !== '')

/** The width that most rows have, the wider where two are as common. */
function usualWidth(rows: readonly (readonly string[])[]): number {
  const counts = new Map<number, number>()
  for (const row of rows) if (filled(row).length > 0) counts.set(row.length, (counts.get(row.length) ?? 0) + 1)
  return [...counts].toSorted((a, b) => b[1] - a[1] || b[0] - a[0])[0]?.[0] ?? 1
}

const isName = (cell: string): boolean => !/^[-+]?[\d.,\s]*\d\s*%?$|^\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}/.test(cell.trim())
