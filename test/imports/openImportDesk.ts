import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beginCompany } from '../../db/beginning.ts'
import { openStore, type Store } from '../../db/open.ts'
import type { ImportDesk } from '../../electron/workers/importDesk.ts'
import { runImport } from '../../electron/workers/importRun.ts'
import type { ImportSource } from '../../electron/workers/importTask.ts'
import type { ImportState } from '../../shared/imports/contract.ts'
import type { TableName } from '../../shared/sync/registry.ts'

export const importNow = (): number => Date.UTC(2026, 10, 17, 14, 30)

export interface OpenImportDesk {
  readonly folder: string
  readonly store: Store
  readonly desk: ImportDesk
  run(source: ImportSource, over?: Partial<ImportDesk>): Promise<ImportState>
  count(table: TableName): Promise<number>
  close(): Promise<void>
}

/** A founded store in a folder of its own, and somebody who may import everything into it. */
export async function openImportDesk(): Promise<OpenImportDesk> {
  const folder = mkdtempSync(join(tmpdir(), 'konvwa-import-'))
  const store = openStore({ file: join(folder, 'data', 'konvwa.db'), now: importNow })
  const depotId = await store.write({ person: 1, why: 'setup.workAlone', right: 'people.edit' }, tx =>
    beginCompany(tx, {
      company: 'Bwason Lakay',
      baseCurrency: 'HTG',
      secondCurrency: 'USD',
      rateE6: 131_500_000,
      fiscalStartMonth: 10,
      depotCode: 'CAP',
      depotName: 'Cap-Haïtien',
      timeZone: 'America/Port-au-Prince',
      language: 'ht',
      day: '2026-11-17',
      computer: 'test',
      lane: 'Z1',
    }),
  )
  const desk: ImportDesk = {
    store,
    person: 1,
    mayEditReference: true,
    mayEditPeople: true,
    depot: { id: depotId, timeZone: 'America/Port-au-Prince' },
    baseCurrency: 'HTG',
    rates: [{ validFrom: '1990-01-01', rateE6: 131_500_000, currency: 'USD' }],
    now: importNow,
  }
  return {
    folder,
    store,
    desk,
    run: (source, over = {}) =>
      runImport(
        { ...desk, ...over },
        {
          name: 'profile' in source ? source.profile : source.mapping.name,
          source,
          signal: new AbortController().signal,
          onProgress: () => {},
        },
      ),
    count: async table =>
      (
        await store.reader
          .selectFrom(table)
          .select(eb => eb.fn.countAll<number>().as('rows'))
          .executeTakeFirstOrThrow()
      ).rows,
    close: async () => {
      await store.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
