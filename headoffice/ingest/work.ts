import type { Role } from '../../shared/auth/role.ts'
import { deviceOfId, headOfficeDevice } from '../../shared/kernel/id.ts'
import type { Change, Transaction } from '../../shared/sync/protocol.ts'
import { type Judging, problem } from './check.ts'
import { numberProblem } from './checks/documentNumber.ts'
import { isOwnPassword } from './checks/person.ts'
import { checkOf } from './checks.ts'
import { kindOf, removal } from './crossings.ts'
import { alikeness, freshLikeness } from './likeness.ts'
import { type Author, type MergeRules, merge, overwritten } from './merge.ts'
import { type Bench, type Card, type Logged, type Outcome, rejected, type Stop } from './outcome.ts'
import { missingReference } from './references.ts'
import { changedByOthersSince, homeScope, keyOf, type RowState } from './rowState.ts'
import { isOwnDevice, mayWrite } from './sender.ts'
import { shapeNumbered, type TableShape } from './shape.ts'
import { pointer } from './transaction.ts'
import { Draft, nameOf } from './workingSet.ts'

const plain: MergeRules = { leaders: {}, quiet: new Set() }

/** A transaction being laid, change by change, onto a draft. */
export class Work {
  readonly #bench: Bench
  readonly #transaction: Transaction
  readonly #judging: Judging
  readonly #author: Author
  readonly #logged: Logged[] = []
  readonly #cards: Card[] = []
  readonly #touched = new Map<string, { readonly shape: TableShape; readonly id: number }>()
  readonly #crossed = new Set<string>()
  #differs = false

  constructor(bench: Bench, transaction: Transaction, role: Role) {
    this.#bench = bench
    this.#transaction = transaction
    const { sender, depotCodes } = bench
    this.#judging = { draft: new Draft(bench.rows), before: bench.rows, sender, transaction, role, depotCodes }
    this.#author = { device: sender.device, person: transaction.person, clock: transaction.clock }
  }

  lay(change: Change): Stop | null {
    const shape = shapeNumbered(change.table)
    if (!shape) return rejected(problem('unknown-table', change))
    const { table } = shape
    const own = isOwnPassword(this.#transaction, change)
    if (table.class === 'reference' && !this.#bench.sender.headOffice && !own) {
      return rejected(problem('not-yours-to-write', change))
    }
    if (table.writers.length > 0 && !table.writers.includes(this.#transaction.right) && !own) {
      return rejected(problem('right-missing', change))
    }
    if (table.class === 'fact' && change.op !== 'insert') return rejected(problem('not-yours-to-write', change))
    return change.op === 'insert' ? this.#insert(shape, change) : this.#alter(shape, change)
  }

  settled(): Outcome {
    for (const [key, { shape, id }] of this.#touched) {
      const root = this.#judging.draft.find(shape.root.number, id, 0)
      const settled =
        root && !root.deleted
          ? (checkOf(shape.root.name).settle?.(this.#judging, root, this.#crossed.has(key)) ?? [])
          : []
      if ('code' in settled) return rejected(settled)
      for (const correction of settled) {
        this.#differs = true
        const office = { device: headOfficeDevice, person: 0, clock: this.#author.clock }
        const sequence = this.#bench.nextSequence(correction.row.scope)
        const row = overwritten(correction.row, correction.values, office, sequence)
        this.#change(row, Object.keys(correction.values))
      }
    }
    return {
      verdict: this.#differs ? 'changed' : 'accepted',
      draft: this.#judging.draft,
      logged: this.#logged,
      cards: this.#cards,
    }
  }

  #insert(shape: TableShape, change: Change): Stop | null {
    const { draft, sender } = this.#judging
    if (draft.find(change.table, change.id, change.sub)) return rejected(problem('already-exists', change))
    const home = this.#home(shape, change)
    if (typeof home !== 'string') return home
    if (!mayWrite(sender, home)) return rejected(problem('wrong-depot', change, 'depot_id'))
    const row = this.#newRow(shape, change, home)
    const stop =
      this.#nameTaken(row, change) ??
      missingReference(this.#judging, change, shape, home) ??
      this.#refusedByCheck(shape, change, null)
    if (stop) return stop
    draft.insert(row)
    this.#compare(row, null)
    this.#logged.push({ row, op: 'insert', scope: home, columns: null })
    this.#touch(shape, change.id)
    return null
  }

  /** The scope of a new row, once its id is known to be one that this device may give. */
  #home(shape: TableShape, change: Change): string | Stop {
    const { draft, sender } = this.#judging
    if (shape.table.child) {
      const parent = shape.root.number
      const found = draft.find(parent, change.id, 0)
      if (!found) return { verdict: 'held', waitsFor: { table: parent, id: change.id, sub: 0, column: null } }
      return found.deleted ? rejected(problem('row-deleted', change)) : found.scope
    }
    const own = isOwnDevice(sender, deviceOfId(change.id))
    const proposed = sender.headOffice && this.#bench.rows.isProposed(change.table, change.id)
    return own || proposed ? homeScope(shape, change.values) : rejected(problem('id-not-yours', change))
  }

  #newRow(shape: TableShape, change: Change, scope: string): RowState {
    const sequence = this.#bench.nextSequence(scope)
    return {
      shape,
      id: change.id,
      sub: change.sub,
      scope,
      columns: change.values,
      clock: this.#author.clock,
      device: this.#author.device,
      person: this.#author.person,
      sequence,
      version: sequence,
      clockMax: this.#author.clock,
      stamps: {},
      deleted: false,
    }
  }

  #alter(shape: TableShape, change: Change): Stop | null {
    const { draft, sender } = this.#judging
    const row = draft.find(change.table, change.id, change.sub)
    if (!row) return { verdict: 'held', waitsFor: pointer(change, null) }
    if (!mayWrite(sender, row.scope)) return rejected(problem('wrong-depot', change))
    if (row.deleted) return change.op === 'delete' ? null : rejected(problem('row-deleted', change))
    const stop = this.#refusedByCheck(shape, change, row)
    if (stop) return stop
    if (changedByOthersSince(row, change.base, sender.device)) this.#crossed.add(rootKey(shape, change.id))
    this.#touch(shape, change.id)
    return change.op === 'delete' ? this.#remove(row, change) : this.#update(shape, row, change)
  }

  #update(shape: TableShape, row: RowState, change: Change): Stop | null {
    const rules = checkOf(shape.name).merge ?? plain
    const merged = merge(row, change.values, change.base, this.#author, this.#bench.nextSequence(row.scope), rules)
    const scope = shape.table.child ? row.scope : homeScope(shape, merged.row.columns)
    if (!mayWrite(this.#judging.sender, scope)) return rejected(problem('wrong-depot', change, 'depot_id'))
    const stop = this.#nameTaken(merged.row, change) ?? missingReference(this.#judging, change, shape, scope)
    if (stop) return stop
    if (merged.differs) this.#differs = true
    for (const crossing of merged.crossings)
      this.#cards.push({ row: merged.row, kind: kindOf(merged.row, crossing), crossing })
    this.#compare(merged.row, row)
    if (scope !== row.scope) this.#move(merged.row, scope)
    else this.#change(merged.row, Object.keys(change.values))
    return null
  }

  /** Somebody at another computer entered a record that looks like this one: both stand, and a card asks whether they are one. */
  #compare(row: RowState, before: RowState | null): void {
    const others = this.#bench.rows.alike(row.shape.table.number, freshLikeness(row, before))
    const older = others.find(other => other.id !== row.id && other.device !== this.#author.device)
    if (older) this.#cards.push({ row, kind: 'duplicate-customer', crossing: alikeness(older, row, this.#author) })
  }

  /** Removing wins over editing; what somebody else wrote since is kept on a card. Children go with their parent. */
  #remove(row: RowState, change: Change): null {
    const { draft, sender } = this.#judging
    if (changedByOthersSince(row, change.base, sender.device)) {
      this.#cards.push({ row, kind: 'edited-deleted', crossing: removal(row, this.#author) })
    }
    for (const each of [row, ...this.#childrenOf(row)]) {
      if (each.deleted) continue
      const clockMax = Math.max(each.clockMax, this.#author.clock)
      const gone = { ...each, deleted: true, clockMax, version: this.#bench.nextSequence(each.scope) }
      draft.change(gone)
      this.#logged.push({ row: gone, op: 'delete', scope: each.scope, columns: [] })
    }
    return null
  }

  /** The row and its children leave one scope and start anew in another. */
  #move(row: RowState, scope: string): void {
    const { draft } = this.#judging
    for (const each of [row, ...this.#childrenOf(row)]) {
      const sequence = this.#bench.nextSequence(scope)
      const { clock, device, person } = this.#author
      const moved = { ...each, scope, clock, device, person, sequence, version: sequence, stamps: {} }
      draft.change(moved)
      draft.moved.push(moved)
      this.#logged.push({ row: moved, op: 'gone', scope: each.scope, columns: [] })
      this.#logged.push({ row: moved, op: moved.deleted ? 'delete' : 'put', scope, columns: moved.deleted ? [] : null })
    }
  }

  #change(row: RowState, columns: readonly string[]): void {
    this.#judging.draft.change(row)
    this.#logged.push({ row, op: 'put', scope: row.scope, columns })
  }

  #nameTaken(row: RowState, change: Change): Stop | null {
    const name = nameOf(row)
    const owner = name === null ? null : this.#bench.rows.named(name)
    return owner === null || owner === row.id ? null : rejected(problem('already-exists', change))
  }

  #refusedByCheck(shape: TableShape, change: Change, row: RowState | null): Stop | null {
    const refused =
      checkOf(shape.name).change?.(this.#judging, change, row) ?? numberProblem(this.#judging, change, shape, row)
    return refused ? rejected(refused) : null
  }

  #childrenOf(row: RowState): readonly RowState[] {
    return row.sub > 0 ? [] : row.shape.children.flatMap(table => this.#judging.draft.children(table, row.id))
  }

  #touch(shape: TableShape, id: number): void {
    if (checkOf(shape.root.name).settle) this.#touched.set(rootKey(shape, id), { shape, id })
  }
}

const rootKey = (shape: TableShape, id: number): string => keyOf(shape.root.number, id, 0)
