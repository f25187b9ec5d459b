import { NativeSelect } from '@mantine/core'
import { type Dialect, delimiters, encodings } from '../../../../shared/import/dialect.ts'
import { importKinds } from '../../../../shared/import/kind.ts'
import { TableUse, type TableWord } from '../../../../shared/imports/draft.ts'
import type { ReadSheet } from '../../../../shared/imports/reading.ts'
import { Card } from '../../../ui/Card.tsx'
import { useT, useWords } from '../../../widgets/words.ts'
import type { Say } from '../say.ts'
import { useProblemSentence } from '../useProblemSentence.ts'
import { FirstRows } from './FirstRows.tsx'
import classes from './Tables.module.css'

interface SheetCardProps {
  sheet: ReadSheet
  word: TableWord
  fixed: boolean
  say: (said: Say) => void
}

const delimiterNames = { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'bar' } as const

/** One table: what it is, how it is written, its first rows. */
export function SheetCard({ sheet, word, fixed, say }: SheetCardProps) {
  const t = useT()
  const { wizard } = useWords()
  const problem = useProblemSentence()
  const { dialect } = sheet
  const write = (change: Partial<Dialect>): void => say({ table: { ...word, dialect: { ...word.dialect, ...change } } })
  const title =
    sheet.sheet === '' ? sheet.file : t($ => $.wizard.tables.sheet, { file: sheet.file, sheet: sheet.sheet })
  return (
    <Card title={title}>
      {sheet.problem === null ? null : (
        <p className={classes.bad} role="alert">
          {problem(sheet.problem, '')}
        </p>
      )}
      <div className={classes.settings}>
        {sheet.problem === null && !fixed ? (
          <NativeSelect
            label={wizard.tables.what}
            value={sheet.use}
            data={[
              ...importKinds.map(kind => ({ value: kind, label: wizard.tables.kind[kind] })),
              { value: 'helper', label: wizard.tables.helper },
              { value: 'left', label: wizard.tables.left },
            ]}
            onChange={event => {
              const use = TableUse.safeParse(event.currentTarget.value)
              if (use.success) say({ table: { ...word, use: use.data } })
            }}
          />
        ) : null}
        {dialect && sheet.format === 'csv' ? (
          <>
            <NativeSelect
              label={wizard.tables.encoding}
              value={dialect.encoding}
              data={encodings.map(value => ({ value, label: wizard.tables.encodings[value] }))}
              onChange={event => {
                const encoding = encodings.find(one => one === event.currentTarget.value)
                if (encoding) write({ encoding })
              }}
            />
            <NativeSelect
              label={wizard.tables.delimiter}
              value={dialect.delimiter}
              data={delimiters.map(value => ({ value, label: wizard.tables.delimiters[delimiterNames[value]] }))}
              onChange={event => {
                const delimiter = delimiters.find(one => one === event.currentTarget.value)
                if (delimiter) write({ delimiter })
              }}
            />
            <NativeSelect
              label={wizard.tables.quote}
              value={dialect.quote}
              data={['"', "'"]}
              onChange={event => write({ quote: event.currentTarget.value === '"' ? '"' : "'" })}
            />
          </>
        ) : null}
        {dialect ? (
          <NativeSelect
            label={wizard.tables.heading}
            value={String(dialect.headingRow)}
            data={[
              { value: '-1', label: wizard.tables.headingNone },
              ...Array.from({ length: Math.max(10, dialect.headingRow + 1) }, (_unused, at) => ({
                value: String(at),
                label: t($ => $.wizard.tables.headingLine, { line: at + 1 }),
              })),
            ]}
            onChange={event => write({ headingRow: Number(event.currentTarget.value) })}
          />
        ) : null}
      </div>
      {sheet.problem === null && !fixed && word.use === null ? (
        <p className={classes.quiet}>{wizard.tables.guess}</p>
      ) : null}
      {sheet.problem === null ? <FirstRows sheet={sheet} /> : null}
    </Card>
  )
}
