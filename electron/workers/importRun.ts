import { saveBatch } from '../../db/importBatch.ts'
import type { ImportState } from '../../shared/imports/contract.ts'
import type { ImportDesk } from './importDesk.ts'
import type { ImportPlan, ImportSource } from './importTask.ts'
import { ImportCancelled, inThread } from './importThread.ts'
import { takeBack } from './importUndo.ts'

export interface ImportOptions {
  /** What the import is called in lists. */
  name: string
  source: ImportSource
  signal: AbortSignal
  onProgress(state: ImportState): void
}

/**
 * Takes every table of a source in: read and written in a thread, as one batch of small transactions between which everybody else gets a turn.
 * Cancelled or failed midway, the batch is taken back whole. Answers what was counted, and what was refused, by file and row.
 */
export async function runImport(desk: ImportDesk, options: ImportOptions): Promise<ImportState> {
  const { store } = desk
  const plan = planOf(desk, options.name)
  let state: ImportState = {
    batch: plan.batch,
    profile: plan.name,
    state: 'running',
    done: 0,
    total: 0,
    counts: null,
    startedAt: plan.startedAt,
  }
  const keep = async (next: Partial<ImportState>): Promise<void> => {
    state = { ...state, ...next }
    await store.writePrivate(tx => saveBatch(tx, state, desk.person))
    options.onProgress(state)
  }

  await keep({})
  try {
    const written = await inThread(
      store,
      { kind: 'import', plan, source: options.source },
      {
        signal: options.signal,
        onTurn: next => {
          if (next) state = next
          options.onProgress(state)
        },
      },
    )
    await keep({ ...written, state: 'done' })
  } catch (error) {
    await takeBack(store, desk.person, plan.batch)
    await keep({ state: error instanceof ImportCancelled ? 'cancelled' : 'failed' })
    if (!(error instanceof ImportCancelled)) throw error
  }
  return state
}

/** The name of the batch that an import of this name, begun now, will have. */
export const batchOf = (name: string, now: number): string => `imports:${name}:${now}`

function planOf(desk: ImportDesk, name: string): ImportPlan {
  const now = desk.now()
  return {
    database: desk.store.file,
    batch: batchOf(name, now),
    name,
    person: desk.person,
    device: desk.store.device(),
    depot: desk.depot,
    baseCurrency: desk.baseCurrency,
    rates: desk.rates,
    mayEditReference: desk.mayEditReference,
    mayEditPeople: desk.mayEditPeople,
    startedAt: now,
  }
}
