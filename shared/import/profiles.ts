import { northwind } from './northwind.ts'
import { olist } from './olist.ts'
import { oracleCo } from './oracleCo.ts'
import { oracleHr } from './oracleHr.ts'
import type { ImportProfile } from './profile.ts'
import type { ImportTable } from './table.ts'

/** Every ready-made profile, by its name on the command line. */
export const profiles: Readonly<Record<string, ImportProfile>> = {
  northwind,
  'oracle-co': oracleCo,
  'oracle-hr': oracleHr,
  olist,
}

/** The profile whose files are all among these tables with the headings it knows them by, but for those it leaves anyway; or null. */
export function profileFor(tables: readonly ImportTable[]): string | null {
  const fits = ({ files }: ImportProfile): boolean =>
    Object.values(files).every(
      ({ file, columns, left = false }) =>
        left || tables.some(table => table.file === file && columns.every(column => table.columns.includes(column))),
    )
  return Object.values(profiles).find(fits)?.name ?? null
}

const titles: Readonly<Record<string, string>> = {
  northwind: 'Northwind',
  'oracle-co': 'Oracle Customer Orders',
  'oracle-hr': 'Oracle Human Resources',
  olist: 'Olist',
}

/** The proper name of what a profile reads; the name itself where it is no profile. */
export const profileTitle = (name: string): string => titles[name] ?? name

/** Whether a profile reads this file; others of the same set are left. */
export const isRead = (name: string, file: string): boolean =>
  Object.values(profiles[name]?.files ?? {}).some(part => part.file === file && part.left !== true)
