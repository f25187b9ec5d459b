import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { onTestFinished } from 'vitest'
import { openStore, type Store, type StoreOptions } from '../../db/open.ts'
import type { Column } from '../../shared/sync/column.ts'
import type { Download, Entry, Page } from '../../shared/sync/protocol.ts'
import { type TableName, tableOf } from '../../shared/sync/registry.ts'

/** Saturday 21 November 2026, 14:00 UTC. */
export const testTime = Date.UTC(2026, 10, 21, 14)

/** A folder that is gone when the test is over. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'konvwa-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** A new store on a real file, closed when the test is over. */
export function newStore(options: Partial<StoreOptions> = {}): Store {
  const store = openStore({
    file: path.join(temporaryFolder(), 'desk.sqlite'),
    now: () => testTime,
    device: 5,
    ...options,
  })
  onTestFinished(() => store.close().catch(() => {}))
  return store
}

/** One row as it comes from head office. */
export const arriving = (
  name: TableName,
  id: number,
  values: Download['values'],
  { sub = 0, version = 1, op = 'put' }: Partial<Pick<Download, 'sub' | 'version' | 'op'>> = {},
): Download => ({ table: tableOf(name).number, id, sub, op, version, values })

/** A log entry of another device, or of this one where `device` and `number` say so. */
export const entry = (sequence: number, rows: Download[], about: Partial<Entry> = {}): Entry => ({
  sequence,
  device: 9,
  number: sequence,
  own: false,
  clock: sequence,
  person: 1,
  why: 'test',
  rows,
  verdicts: [],
  ...about,
})

/** A page of these entries, with nothing behind it. */
export function pageOf(scope: string, entries: Entry[], from = (entries[0]?.sequence ?? 1) - 1): Page {
  const to = from + entries.length
  return { scope, from, to, entries, end: to }
}

/** Every column of a row of the table, with values that its checks allow. */
export const sampleValues = (name: TableName): Record<string, string | number | null> =>
  Object.fromEntries(Object.entries(tableOf(name).columns).map(([name, column]) => [name, sampleOf(name, column)]))

function sampleOf(name: string, { kind, choices }: Column): string | number {
  switch (kind) {
    case 'choice':
      return choices?.[0] ?? ''
    case 'day':
      return '2026-11-21'
    case 'json':
      return '{"a":"é \\" \\\\ 1"}'
    case 'text':
      return `tèks "${name}" \\ \n`
    case 'integer':
    case 'boolean':
    case 'instant':
    case 'money':
    case 'reference':
      return 1
  }
}
