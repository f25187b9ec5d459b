import { access } from 'node:fs/promises'
import { join } from 'node:path'
import type { ImportProfile } from '../../shared/import/profile.ts'
import type { ImportedRecords, Rejected } from '../../shared/import/record.ts'
import type { ImportTable } from '../../shared/import/table.ts'
import { readCsv } from './readCsv.ts'
import { UnreadableTable } from './unreadable.ts'

/**
 * Reads every table of a profile from `folder` and lets the profile understand them. A missing file or column, or a file that cannot be read,
 * is the whole answer: nothing is taken from a set that is not complete.
 */
export async function readProfile(profile: ImportProfile, folder: string): Promise<ImportedRecords> {
  const tables: Record<string, ImportTable> = {}
  const rejected: Rejected[] = []
  for (const [part, { file, columns }] of Object.entries(profile.files)) {
    const table = await readPart(join(folder, file), file, rejected)
    if (!table) continue
    tables[part] = table
    for (const column of columns) {
      if (!table.columns.includes(column)) rejected.push({ file, row: 0, field: column, problem: 'missing-column' })
    }
  }
  if (rejected.length > 0) return { ...nothing, rejected }
  return profile.read(tables)
}

const nothing: ImportedRecords = {
  currency: 'USD',
  products: [],
  customers: [],
  prices: [],
  people: [],
  orders: [],
  rejected: [],
  tables: [],
}

async function readPart(path: string, file: string, rejected: Rejected[]): Promise<ImportTable | null> {
  try {
    await access(path)
  } catch {
    rejected.push({ file, row: 0, field: '', problem: 'missing-file' })
    return null
  }
  try {
    return (await readCsv(path, file)).table
  } catch (error) {
    if (!(error instanceof UnreadableTable)) throw error
    rejected.push({ file, row: error.row, field: '', problem: error.problem })
    return null
  }
}
