import { type Language, languages } from '../../kernel/locale.ts'
import { coded, text, tinted } from '../cell.ts'
import type { TableColumn } from './table.ts'

/** What somebody reads in their language; the other languages stand ready as columns of their own, and are searched. */
export const inThreeLanguages = <Row>(
  kind: 'names' | 'texts',
  of: (row: Row) => Record<Language, string>,
): TableColumn<Row>[] => [
  {
    id: 'name',
    title: words => (kind === 'names' ? words.errors.field.name : words.settings.reasons.text),
    cell: (row, _words, language) => text(of(row)[language]),
    grow: true,
    fixed: true,
  },
  ...languages.map(
    (language): TableColumn<Row> => ({
      id: `name-${language}`,
      title: words => (kind === 'names' ? words.errors.field[`names.${language}`] : words.errors.field[language]),
      cell: row => text(of(row)[language]),
      hidden: true,
    }),
  ),
]

/** Whether it may still be chosen. */
export const inUse = <Row extends { readonly active: boolean }>(): TableColumn<Row> => ({
  id: 'active',
  title: words => words.lists.column.active,
  width: '7.5rem',
  filter: 'choice',
  cell: ({ active }, words) =>
    active ? coded(words.frame.actions.yes, 'yes') : tinted(words.settings.notActive, 'no', 'quiet'),
})
