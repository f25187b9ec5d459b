import { createEngine, type EngineOptions } from './engine.ts'
import { createFileSync } from './file/fileSync.ts'
import type { Joined, SyncHandle } from './handle.ts'
import { anybodySigned, finishJoin, joinHeadOffice } from './join.ts'
import { joinAgain } from './joinAgain.ts'
import type { EqualityLane } from './parts/equalityLane.ts'
import { releaseByPhone } from './phoneRelease.ts'
import { recognise } from './recognise.ts'

export interface Sync extends SyncHandle {
  /** Goes on with an interrupted join, then syncs by itself from now on. Call before anybody can write. */
  start(): Promise<void>
  stop(): Promise<void>
}

/** The whole sync of one computer, as the backend holds it. */
export interface SyncOptions extends EngineOptions {
  /** One of the parts. */
  readonly equality: EqualityLane
  /** Of a file, a part; what messengers take unless told. */
  readonly partBytes?: number
}

export function createSync(options: SyncOptions): Sync {
  const { store, identity, equality } = options
  const engine = createEngine(options)

  /** Ends with the first sync, or as soon as somebody of head office's people can sign in. */
  const firstSync = async (): Promise<void> => {
    const { promise: somebodyThere, resolve } = Promise.withResolvers<void>()
    const look = async (): Promise<void> => {
      if (await anybodySigned(store.reader)) resolve()
    }
    const stop = store.changes.watch(tables => {
      if (tables.has('person')) void look()
    })
    await Promise.race([engine.now(), somebodyThere])
    stop()
  }

  let recognised = false
  const recogniseOnce = async (): Promise<void> => {
    if (recognised) return
    recognised = true
    await recognise(store, identity)
  }

  return {
    status: engine.status,
    now: engine.now,
    compare: () => {
      equality.compareNext()
      return engine.now()
    },
    setPlan: engine.setPlan,
    files: createFileSync(options, engine.undisturbed),
    join: async (form): Promise<Joined> => {
      const joined = await joinHeadOffice(options, form)
      await recogniseOnce()
      engine.start()
      await firstSync()
      return joined
    },
    joinAgain: async code => {
      await joinAgain(options, code)
      return engine.now()
    },
    release: async code => {
      const released = await engine.undisturbed(() => releaseByPhone(options, code))
      if (released) store.changes.tell(new Set(['sync_state', 'life']))
      return released
    },
    start: async () => {
      await finishJoin(store, identity)
      await recogniseOnce()
      engine.start()
    },
    stop: async () => {
      await engine.stop()
      equality.stop()
    },
  }
}
