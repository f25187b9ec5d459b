import { isRead } from '../../../../shared/import/profiles.ts'
import type { TableWord } from '../../../../shared/imports/draft.ts'
import type { Reading, ReadSheet } from '../../../../shared/imports/reading.ts'
import { Card } from '../../../ui/Card.tsx'
import { Tag } from '../../../ui/Tag.tsx'
import { useKept } from '../../../widgets/kept.tsx'
import { useKeys } from '../../../widgets/keys.tsx'
import { useT, useWords } from '../../../widgets/words.ts'
import type { Say } from '../say.ts'
import { SheetCard } from './SheetCard.tsx'
import classes from './Tables.module.css'

interface SheetListProps {
  reading: Reading
  words: readonly TableWord[]
  /** A ready-made reading that knows them all: nothing is to be said. */
  profile: string | null
  say: (said: Say) => void
}

/** The tables at the left, walked by arrows; the chosen one at the right. */
export function SheetList({ reading, words, profile, say }: SheetListProps) {
  const t = useT()
  const { wizard } = useWords()
  const [kept, keep] = useKept('import:sheet', 0, (value): value is number => typeof value === 'number')
  const at = Math.max(0, Math.min(kept, reading.sheets.length - 1))
  const chosen = reading.sheets[at]
  useKeys([
    { keys: 'arrowup', label: t($ => $.frame.list.up), act: () => keep(Math.max(0, at - 1)) },
    {
      keys: 'arrowdown',
      label: t($ => $.frame.list.down),
      act: () => keep(Math.min(reading.sheets.length - 1, at + 1)),
    },
  ])
  const word = (sheet: ReadSheet): TableWord =>
    words.find(one => one.file === sheet.file && one.sheet === sheet.sheet) ?? {
      file: sheet.file,
      sheet: sheet.sheet,
      use: null,
      dialect: {},
    }
  return (
    <div className={classes.halves}>
      <Card flush title={t($ => $.wizard.tables.list)} aside={<Tag>{reading.sheets.length}</Tag>}>
        <ul className={classes.list}>
          {reading.sheets.map((sheet, index) => (
            <li key={`${sheet.file} ${sheet.sheet}`}>
              <button
                type="button"
                className={classes.sheet}
                aria-current={index === at || undefined}
                onClick={() => keep(index)}
              >
                <span className={classes.sheetName}>
                  {sheet.sheet === '' ? sheet.file : `${sheet.file} › ${sheet.sheet}`}
                </span>
                <span className={classes.sheetUnder}>
                  {sheet.problem === null ? (
                    <>
                      <UseTag sheet={sheet} profile={profile} /> {t($ => $.wizard.tables.rows, { count: sheet.rows })}
                    </>
                  ) : (
                    <Tag tone="bad">{wizard.tables.problem}</Tag>
                  )}
                </span>
              </button>
            </li>
          ))}
        </ul>
      </Card>
      {chosen ? (
        <SheetCard
          key={`${chosen.file} ${chosen.sheet}`}
          sheet={chosen}
          word={word(chosen)}
          fixed={profile !== null}
          say={say}
        />
      ) : null}
    </div>
  )
}

/** What becomes of a table: as it was guessed or said, or as the ready-made reading knows it. */
function UseTag({ sheet, profile }: { sheet: ReadSheet; profile: string | null }) {
  const { tables: words } = useWords().wizard
  if (profile !== null)
    return isRead(profile, sheet.file) ? <Tag tone="action">{words.taken}</Tag> : <Tag tone="quiet">{words.left}</Tag>
  if (sheet.use === 'left') return <Tag tone="quiet">{words.left}</Tag>
  return <Tag tone="action">{sheet.use === 'helper' ? words.helper : words.kind[sheet.use]}</Tag>
}
