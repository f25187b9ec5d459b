import { listBatches, saveBatch } from '../../db/importBatch.ts'
import { takeBack, undoBlockedBy } from '../workers/importUndo.ts'
import { api } from './base.ts'
import { withRight } from './guards.ts'
import { importFiles } from './importFiles.ts'
import { importPreparing } from './importPreparing.ts'
import { importRunning } from './importRunning.ts'

export const imports = {
  list: api.imports.list.use(withRight('imports.run')).handler(({ context }) => listBatches(context.store.reader)),

  /** The whole batch or nothing: refused as soon as somebody built on it. */
  undo: api.imports.undo.use(withRight('imports.run')).handler(async ({ context, input, errors }) => {
    const state = (await listBatches(context.store.reader)).find(({ batch }) => batch === input.batch)
    if (state?.state !== 'done') throw errors.REFUSED({ data: { reason: 'not-done' } })
    const reason = await undoBlockedBy(context.store, state.batch)
    if (reason) throw errors.REFUSED({ data: { reason } })

    await takeBack(context.store, context.person.id, state.batch)
    const undone = { ...state, state: 'undone' as const }
    await context.store.writePrivate(tx => saveBatch(tx, undone, context.person.id))
    return undone
  }),

  ...importFiles,
  ...importPreparing,
  ...importRunning,
}
