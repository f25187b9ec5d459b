import type { Cell } from '../../shared/lists/cell.ts'
import { type CsvDialect, csvLine } from '../../shared/lists/csvWriter.ts'
import type { Sink } from './zipStream.ts'

/** Takes a table row by row and gives the file in parts. */
export interface SheetWriter {
  head(titles: readonly string[]): void
  row(cells: readonly Cell[]): void
  end(): void
}

const partBytes = 96 * 1024

/** A CSV file, in parts. */
export function csvFile(sink: Sink, dialect: CsvDialect, momentText: (at: number) => string): SheetWriter {
  const parts = inParts(text => sink(Buffer.from(text)))
  return {
    head: titles => {
      if (dialect.byteOrderMark) parts.add('\u{feff}')
      parts.add(
        csvLine(
          titles.map(title => ({ kind: 'text', text: title })),
          dialect,
          momentText,
        ),
      )
    },
    row: cells => parts.add(csvLine(cells, dialect, momentText)),
    end: parts.end,
  }
}

/** Gathers text until there is enough of it to be passed on. */
export function inParts(pass: (text: string) => void): { add(text: string): void; end(): void } {
  let gathered: string[] = []
  let length = 0
  const end = (): void => {
    if (length > 0) pass(gathered.join(''))
    gathered = []
    length = 0
  }
  return {
    add: text => {
      gathered.push(text)
      length += text.length
      if (length >= partBytes) end()
    },
    end,
  }
}
