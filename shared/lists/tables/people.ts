import type { Person } from '../../people/contract.ts'
import { coded, text, tinted } from '../cell.ts'
import type { Table } from './table.ts'

export interface PersonRow extends Person {
  /** Empty where the person works at every depot. */
  readonly depot: string
}

export const people: Table<PersonRow> = {
  title: words => words.settings.sections.people,
  right: 'people.edit',
  sort: { id: 'name', descending: false },
  views: [{ id: 'people-working', filter: { chosen: { active: ['yes'] } } }],
  key: row => String(row.id),
  columns: [
    { id: 'name', title: words => words.errors.field.name, cell: row => text(row.name), grow: true, fixed: true },
    { id: 'login', title: words => words.errors.field.login, cell: row => text(row.login), width: '9rem' },
    {
      id: 'role',
      title: words => words.errors.field.role,
      cell: (row, words) => coded(words.session.role[row.role], row.role),
      filter: 'choice',
      width: '10rem',
    },
    {
      id: 'depot',
      title: words => words.errors.field.depotId,
      cell: (row, words) => coded(row.depot || words.people.everywhere, row.depot || 'every'),
      filter: 'choice',
      width: '9rem',
    },
    {
      id: 'language',
      title: words => words.errors.field.language,
      cell: (row, words) => coded(words.kernel.language[row.language], row.language),
      filter: 'choice',
      width: '6.5rem',
    },
    {
      id: 'active',
      title: words => words.people.active,
      cell: ({ active }, words) =>
        active ? coded(words.frame.actions.yes, 'yes') : tinted(words.people.notActive, 'no', 'quiet'),
      filter: 'choice',
      width: '11.75rem',
    },
  ],
}
