import { type MessagePort, parentPort, workerData } from 'node:worker_threads'
import { type KnownKeys, knownKeys } from '../../db/importBatch.ts'
import { openSecondHand, type SecondHand } from '../../db/secondHand.ts'
import type { ImportState } from '../../shared/imports/contract.ts'
import { countsOf } from './importCounts.ts'
import { phasesOf, recordsIn } from './importGroups.ts'
import type { GroupMaker } from './importMaker.ts'
import { presentRows } from './importPresent.ts'
import { recordsOf } from './importSource.ts'
import type { FromThread, ImportPlan, ImportSource, ImportTask, ToThread } from './importTask.ts'
import { takeBackInTurns } from './importUndoing.ts'
import { type TurnIds, writePhases } from './importWrite.ts'

/** The thread of an import: it reads the tables, understands them and writes, one lent turn after the other. */
if (parentPort) {
  const port = parentPort
  const say = (message: FromThread): void => port.postMessage(message)
  work(workerData as ImportTask, port, say).then(
    state => say({ kind: 'done', state }),
    (error: unknown) =>
      say({ kind: 'failed', message: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
  )
}

async function work(
  task: ImportTask,
  port: MessagePort,
  say: (message: FromThread) => void,
): Promise<ImportState | null> {
  const hand = openSecondHand(task.plan.database)
  /** Asks for the turn, writes in it, and says what was written. */
  const inTurn = async <T extends ImportState | null>(write: (now: number) => Promise<T>): Promise<void> => {
    const granted = new Promise<number>(resolve => port.once('message', ({ now }: ToThread) => resolve(now)))
    say({ kind: 'turn' })
    const state = await write(await granted)
    say({ kind: 'wrote', tables: [...hand.written()], state })
    hand.emptyLog()
  }
  try {
    if (task.kind === 'import') return await take(hand, task, inTurn)
    await takeBackInTurns(hand, task.plan, write =>
      inTurn(async now => {
        await write(now)
        return null
      }),
    )
    return null
  } finally {
    hand.close()
  }
}

async function take(
  hand: SecondHand,
  { plan, source }: { plan: ImportPlan; source: ImportSource },
  inTurn: (write: (now: number) => Promise<ImportState>) => Promise<void>,
): Promise<ImportState> {
  const known = await knownKeys(hand.reader, plan.depot.id)
  const records = await recordsOf(source, { currency: plan.baseCurrency, known: keysOf(known) })
  const begun: ImportState = {
    batch: plan.batch,
    profile: plan.name,
    state: 'running',
    done: 0,
    total: recordsIn(records),
    counts: null,
    startedAt: plan.startedAt,
  }
  const ids: TurnIds = {
    give: () => {
      throw new Error('identities are given in a turn')
    },
  }
  const counted = { updated: 0, requested: 0 }
  const present = await presentRows(hand.reader, records, known)
  const maker: GroupMaker = { plan, known, present, newId: () => ids.give(), counted }
  const written = await writePhases(hand, plan, { phases: phasesOf(records, maker), ids, inTurn, state: begun })
  return { ...written, done: begun.total, counts: countsOf(records, counted) }
}

const keysOf = ({ customers, products, references, people }: KnownKeys) => ({
  customers: new Set(customers.keys()),
  products: new Set(products.keys()),
  people: new Set(people.keys()),
  references,
})
