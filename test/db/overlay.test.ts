import fc from 'fast-check'
import { expect, test } from 'vitest'
import { acknowledge, settleAnswered } from '../../db/acknowledge.ts'
import { applyPage } from '../../db/apply.ts'
import { discard, lostByDiscarding } from '../../db/discard.ts'
import { countRefused, listRefused } from '../../db/inbox.ts'
import type { Store } from '../../db/open.ts'
import { waiting } from '../../db/queue.ts'
import { resend } from '../../db/resend.ts'
import { sealNext } from '../../db/seal.ts'
import type { Entry, Transaction, Values } from '../../shared/sync/protocol.ts'
import type { Verdict } from '../../shared/sync/verdict.ts'
import { by } from '../support/business.ts'
import { openedFrame } from '../support/frames.ts'
import { arriving, entry, newStore, pageOf, sampleValues } from '../support/temporaryStore.ts'

const act = by(7, 'customers.save', 'customers.edit')
const scope = 'depot:1'
const columns = ['name', 'zone', 'city'] as const
const customer = 20

/** What head office does with the next transaction that it gets. */
const rulings = ['accept', 'lose-some', 'lose-all', 'reject', 'hold'] as const
type Ruling = (typeof rulings)[number]

interface HeadRow {
  values: Values
  version: number
}

/** Head office as far as a desk can see it: one log, one row each, and a ruling for every transaction that is given to it. */
class Head {
  readonly rows = new Map<number, HeadRow>()
  readonly log: Entry[] = []
  readonly held: Transaction[] = []

  write(id: number, values: Values): void {
    const row = this.rows.get(id)
    if (!row) return
    Object.assign(row.values, values)
    this.#log([{ id, values }], {})
  }

  begin(id: number, values: Values): void {
    this.rows.set(id, { values: { ...values }, version: 0 })
    this.#log([{ id, values }], {})
  }

  remove(id: number): void {
    if (!this.rows.delete(id)) return
    this.log.push(
      entry(this.log.length + 1, [arriving('customer', id, {}, { op: 'delete', version: this.log.length + 1 })]),
    )
  }

  judge(transaction: Transaction, ruling: Ruling): Verdict {
    const { number, changes } = transaction
    const gone = changes.some(change => change.op !== 'insert' && !this.rows.has(change.id))
    if (gone || ruling === 'reject') return { number, verdict: 'rejected', code: 'row-deleted', at: null }
    if (ruling === 'hold') {
      this.held.push(transaction)
      return { number, verdict: 'held', waitsFor: { table: customer, id: 1, sub: 0, column: null } }
    }
    let changed = false
    const rows: { id: number; values: Values; op?: 'delete' }[] = []
    for (const { id, op, values } of changes) {
      const row = this.rows.get(id)
      if (op === 'insert') {
        this.rows.set(id, { values: { ...values }, version: 0 })
        rows.push({ id, values })
      } else if (op === 'delete') {
        this.rows.delete(id)
        rows.push({ id, values: {}, op: 'delete' })
      } else if (row) {
        const names = Object.keys(values)
        const kept = ruling === 'accept' ? names : ruling === 'lose-all' ? [] : names.slice(1)
        if (kept.length < names.length) changed = true
        const won = Object.fromEntries(kept.map(name => [name, values[name] ?? null]))
        Object.assign(row.values, won)
        if (kept.length > 0) rows.push({ id, values: won })
      }
    }
    if (rows.length > 0)
      this.#log(changed ? rows : rows.map(row => ({ ...row, values: {} })), { device: 5, number, own: !changed })
    return { number, verdict: changed ? 'changed' : 'accepted' }
  }

  #log(rows: { id: number; values: Values; op?: 'delete' }[], about: Partial<Entry>): void {
    const version = this.log.length + 1
    for (const { id } of rows) {
      const row = this.rows.get(id)
      if (row) row.version = version
    }
    const downloads = rows.map(({ id, values, op }) => arriving('customer', id, values, { version, op: op ?? 'put' }))
    this.log.push(entry(version, downloads, { number: 0, ...about }))
  }
}

type Step =
  | { do: 'edit'; row: number; set: Values }
  | { do: 'create' }
  | { do: 'remove'; row: number }
  | { do: 'remote'; row: number; set: Values }
  | { do: 'remote-remove'; row: number }
  | { do: 'push'; rulings: Ruling[] }
  | { do: 'pull'; most: number }
  | { do: 'release' }
  | { do: 'decide'; resend: boolean }

const set = fc.dictionary(fc.constantFrom(...columns), fc.constantFrom('a', 'b', 'c', 'd'), { minKeys: 1, maxKeys: 3 })
const row = fc.nat(3)
const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    { weight: 6, arbitrary: fc.record({ do: fc.constant('edit' as const), row, set }) },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('create' as const) }) },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('remove' as const), row }) },
    { weight: 5, arbitrary: fc.record({ do: fc.constant('remote' as const), row, set }) },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('remote-remove' as const), row }) },
    {
      weight: 4,
      arbitrary: fc.record({
        do: fc.constant('push' as const),
        rulings: fc.array(fc.constantFrom<Ruling>('accept', ...rulings), { minLength: 1, maxLength: 4 }),
      }),
    },
    { weight: 4, arbitrary: fc.record({ do: fc.constant('pull' as const), most: fc.integer({ min: 1, max: 5 }) }) },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('release' as const) }) },
    { weight: 2, arbitrary: fc.record({ do: fc.constant('decide' as const), resend: fc.boolean() }) },
  ),
  { maxLength: 40 },
)

class Run {
  readonly store: Store
  readonly head = new Head()
  cursor = 0
  created = 0
  readonly unsent: string[] = []

  constructor(store: Store) {
    this.store = store
    for (const id of [1, 2]) this.head.begin(id, base)
  }

  async step(step: Step): Promise<void> {
    const { store, head } = this
    switch (step.do) {
      case 'edit':
        await store.write(act, tx =>
          tx
            .updateTable('customer')
            .set(step.set)
            .where('id', '=', step.row + 1)
            .execute(),
        )
        return
      case 'create': {
        const id = 3 + this.created++
        await store.write(act, tx =>
          tx
            .insertInto('customer')
            .values({ ...sampleRow, id })
            .execute(),
        )
        return
      }
      case 'remove':
        await store.write(act, tx =>
          tx
            .deleteFrom('customer')
            .where('id', '=', step.row + 1)
            .execute(),
        )
        return
      case 'remote':
        head.write(step.row + 1, step.set)
        return
      case 'remote-remove':
        head.remove(step.row + 1)
        return
      case 'push':
        await this.push(step.rulings)
        return
      case 'pull':
        await this.pull(step.most)
        return
      case 'release': {
        const waiting = head.held.shift()
        if (waiting) await acknowledge(store, [head.judge(waiting, 'accept')])
        return
      }
      case 'decide':
        await this.decide(step.resend)
    }
  }

  async push(given: Ruling[]): Promise<void> {
    for (const ruling of given) {
      const frame = await sealNext(this.store, { mostBytes: 1 })
      if (!frame) return
      const transactions = openedFrame(frame).transactions
      await acknowledge(
        this.store,
        transactions.map(transaction => this.head.judge(transaction, ruling)),
      )
    }
  }

  async pull(most: number): Promise<void> {
    const entries = this.head.log.slice(this.cursor, this.cursor + most)
    if (entries.length === 0) return
    const end = this.head.log.length
    await applyPage(this.store, { ...pageOf(scope, entries), end })
    this.cursor += entries.length
    if (this.cursor === end) await settleAnswered(this.store)
  }

  async decide(again: boolean): Promise<void> {
    const [refused] = await listRefused(this.store.reader)
    if (!refused) return
    if (again) {
      await resend(this.store, act, refused.tx)
      return
    }
    const { transactions } = await lostByDiscarding(this.store.reader, refused.tx)
    await discard(this.store, { tx: refused.tx, person: 7, also: transactions }).catch((problem: unknown) => {
      expect(problem).toMatchObject({ code: 'not-answered' })
    })
  }

  /** The faults stop: everything is sent, answered, decided and read. */
  async end(): Promise<void> {
    for (let round = 0; round < 60; round += 1) {
      await this.push(Array.from({ length: 20 }, () => 'accept' as const))
      while (this.head.held.length > 0) await this.step({ do: 'release' })
      await this.decide(false)
      while (this.cursor < this.head.log.length) await this.pull(3)
      await settleAnswered(this.store)
      if ((await waiting(this.store.reader)).transactions === 0 && (await countRefused(this.store.reader)) === 0) return
    }
  }
}

const { depot_id: _, ...rest } = sampleValues('customer')
const base: Values = { ...rest, depot_id: 1 }
const sampleRow = {
  depot_id: 1,
  code: 'N',
  name: 'n',
  trade_name: '',
  customer_class: 'kiosk' as const,
  zone: '',
  address: '',
  city: '',
  phone: '',
  language: 'ht' as const,
  delivery_days: 0,
  tax_id: '',
  notes: '',
  active: 1 as const,
}

test('whatever happens in whatever order, the desk ends with exactly head office’s rows, and nothing left over', async () => {
  await fc.assert(
    fc.asyncProperty(steps, async taken => {
      const store = newStore()
      await store.pen.idle(database => void database.pragma('synchronous = OFF'))
      const run = new Run(store)
      await run.pull(5)
      for (const step of taken) await run.step(step)
      await run.end()

      const rows = await store.reader.selectFrom('customer').selectAll().orderBy('id').execute()
      const wanted = [...run.head.rows]
        .sort(([a], [b]) => a - b)
        .map(([id, { values, version }]) => ({ id, ...values, version }))
      expect(rows).toEqual(wanted)
      const pending = await store.reader.selectFrom('change').select('n').where('pending', '=', 1).execute()
      expect(pending).toEqual([])
      expect(await store.reader.selectFrom('gone_row').selectAll().execute()).toEqual([])
      expect(await store.reader.selectFrom('parked').selectAll().execute()).toEqual([])
      await store.close()
    }),
    { numRuns: Number(process.env.KONVWA_RUNS ?? 150) },
  )
}, 120_000)
