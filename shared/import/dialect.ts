import { z } from 'zod'

export const encodings = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252', 'macintosh'] as const
export const delimiters = [',', ';', '\t', '|'] as const

/** How a text file writes its table. A spreadsheet has only its `headingRow`. */
export const Dialect = z.strictObject({
  encoding: z.enum(encodings),
  delimiter: z.enum(delimiters),
  /** What goes around a value that holds delimiters or line ends. */
  quote: z.enum(['"', "'"]),
  /** What goes before a quote inside a quoted value: the quote again, or a backslash. */
  escaping: z.enum(['"', "'", '\\']),
  /** The line of the headings counted from 0, quoted line ends and empty lines not counted; -1 where the table has none. */
  headingRow: z.number().int().min(-1).max(100),
})
export type Dialect = z.infer<typeof Dialect>

/** What a person says about a file, over what was found in it. */
export const DialectOverride = Dialect.partial()
export type DialectOverride = z.infer<typeof DialectOverride>

/** How a text is split into values, found by trying. `text` is the beginning of the file, decoded; its last line may be cut short. */
export function sniffDialect(text: string): Pick<Dialect, 'delimiter' | 'quote' | 'escaping'> {
  const quote: Dialect['quote'] = singleQuoted(text) ? "'" : '"'
  // Where both ways to write a quote inside a value agree as well, a backslash before one is there for a reason.
  const escapings: readonly Dialect['escaping'][] = text.includes(`\\${quote}`) ? ['\\', quote] : [quote]
  const tried = delimiters.flatMap(delimiter =>
    escapings.map(escaping => ({
      delimiter,
      escaping,
      ...agreement(splitRecords(text, { delimiter, quote, escaping }).slice(0, 200)),
    })),
  )
  const best = tried.toSorted((a, b) => b.agree - a.agree || b.width - a.width)[0]
  if (!best || best.width <= 1) return { delimiter: ',', quote, escaping: quote }
  return { delimiter: best.delimiter, quote, escaping: best.escaping }
}

/** The records of a text split one way; a quote that is never closed runs to the end. Short texts only: the reader itself streams. */
export function splitRecords(
  text: string,
  { delimiter, quote, escaping }: Pick<Dialect, 'delimiter' | 'quote' | 'escaping'>,
): string[][] {
  const records: string[][] = []
  let record: string[] = []
  let value = ''
  let quoted = false
  for (let at = 0; at < text.length; at += 1) {
    const letter = text[at] ?? ''
    if (quoted) {
      if (letter === escaping && text[at + 1] === quote) value += text[++at]
      else if (letter === quote) quoted = false
      else value += letter
    } else if (letter === quote && value === '') quoted = true
    else if (letter === delimiter) {
      record.push(value)
      value = ''
    } else if (letter === '\n' || letter === '\r') {
      if (letter === '\r' && text[at + 1] === '\n') at += 1
      records.push([...record, value])
      record = []
      value = ''
    } else value += letter
  }
  if (value !== '' || record.length > 0) records.push([...record, value])
  return records.filter(cells => cells.length > 1 || cells[0] !== '')
}

/** How many of the records have as many values as most have, as a share, and how many that is. */
function agreement(records: readonly (readonly string[])[]): { agree: number; width: number } {
  const counts = new Map<number, number>()
  for (const { length } of records) counts.set(length, (counts.get(length) ?? 0) + 1)
  const [width, count] = [...counts].toSorted((a, b) => b[1] - a[1] || b[0] - a[0])[0] ?? [1, 0]
  return width === 1 ? { agree: 0, width } : { agree: count / records.length, width }
}

/** Single quotes stand where values begin and end, and double ones do not. */
function singleQuoted(text: string): boolean {
  const around = (quote: string): number =>
    text.match(new RegExp(`(?:^|[,;|\\t\\n\\r])${quote}[^${quote}]*${quote}(?=[,;|\\t\\n\\r]|$)`, 'g'))?.length ?? 0
  return around("'") > 2 * around('"')
}
