import { keyOf, keysOf, lifeOf } from './lives.ts'
import { type Violation, violation } from './oracle.ts'
import type { LedgerEntry } from './saved.ts'
import type { Player, Scene } from './scene.ts'

interface Kept {
  device: number
  number: number
  verdict: 'accepted' | 'changed' | 'held' | 'rejected'
  decided: string | null
}

interface Logged {
  device: number
  number: number
  scope: string
  exact: boolean
  rows: { t: number; i: number; s: number; o: string; v: Record<string, unknown> }[]
}

interface OwnTx {
  number: number
  state: string
  frame: number | null
  refusal: string | null
}

/** Every transaction that was ever saved has one verdict and its effects, or still waits where it was saved; nothing else is there. */
export async function verdictsAndEffects(scene: Scene): Promise<Violation[]> {
  const { office, computers } = scene.world
  const kept = await office.ask<Kept>(`SELECT device, number, verdict, decided FROM device_tx`)
  const logged = await office.ask<Logged>(`SELECT device, number, scope, exact, rows FROM change_log WHERE number > 0`)
  const started = new Map(computers.map(each => [each.device, each.lastTransaction]))
  const news = <T extends { device: number; number: number }>(all: readonly T[]): T[] =>
    all.filter(each => each.number > (started.get(each.device) ?? 0))
  const verdicts = Map.groupBy(news(kept), keyOf)
  const effects = Map.groupBy(news(logged), keyOf)
  const found: Violation[] = []
  const known = new Set<string>()

  const at = <T>(all: ReadonlyMap<string, T[]>, keys: readonly string[]): T[] => keys.flatMap(key => all.get(key) ?? [])

  for (const player of scene.players) {
    const own = await ownTransactions(player)
    const life = lifeOf(player)
    for (const entry of life.entries) {
      const keys = keysOf(life, entry.number)
      for (const key of keys) known.add(key)
      found.push(...judged(scene, player, entry, own.get(entry.number), at(verdicts, keys), at(effects, keys)))
    }
    for (const puzzle of player.state.ledger.puzzles) found.push(violation('exactly once', `${player.name} ${puzzle}`))
  }
  for (const life of scene.gone) {
    for (const entry of life.entries) {
      const keys = keysOf(life, entry.number)
      for (const key of keys) known.add(key)
      const what = `${life.name} ${entry.number} ${entry.why}`
      if (at(verdicts, keys).length === 0)
        found.push(violation('nothing lost', `${what} was at head office and is not`))
      found.push(...counted(what, entry, at(verdicts, keys), at(effects, keys)))
    }
  }
  for (const [key, each] of [...verdicts, ...effects]) {
    if (!known.has(key))
      found.push(
        violation(
          'exactly once',
          `${key} is at head office and nobody saved it: ${JSON.stringify(each[0]).slice(0, 200)}`,
        ),
      )
  }
  return found
}

/** One entry of the ledger against what its computer says, the verdicts on it and what the log holds of it. */
function judged(
  scene: Scene,
  player: Player,
  entry: LedgerEntry,
  own: OwnTx | undefined,
  verdicts: readonly Kept[],
  effects: readonly Logged[],
): Violation[] {
  const what = `${player.name} ${entry.number} ${entry.why}`
  const [verdict] = verdicts
  const state = own?.state ?? 'nothing'
  if (!verdict) {
    if (effects.length > 0) return [violation('nothing lost', `${what} has effects and no verdict`)]
    if (state === 'waiting' || state === 'sealed') return []
    // Head office came back without it; what was refused has no effects, and its desk knows what became of it.
    if (scene.world.office.wasRestored() && own?.refusal) return []
    return [violation('nothing lost', `${what} is ${state} here and unknown at head office`)]
  }
  const wrong = counted(what, entry, verdicts, effects)
  if (wrong.length > 0 || player.revoked) return wrong
  // A file that was carried to a restored head office is judged there anew, and its desk goes on showing what it was told first.
  if (scene.world.office.wasRestored() && tookEffect(state) && tookEffect(verdict.verdict)) return []
  return told(what, own, verdict)
}

/** It counts once, and is there with all that it does, or not at all. */
function counted(what: string, entry: LedgerEntry, verdicts: readonly Kept[], effects: readonly Logged[]): Violation[] {
  const [verdict] = verdicts
  if (verdicts.length > 1) return [violation('exactly once', `${what} has ${verdicts.length} verdicts`)]
  const scopes = new Set(effects.map(each => each.scope))
  if (scopes.size < effects.length) return [violation('exactly once', `${what} took effect ${effects.length} times`)]
  if (!verdict) return []
  if (verdict.verdict === 'held' || verdict.verdict === 'rejected') {
    if (effects.length > 0) return [violation('exactly once', `${what} is ${verdict.verdict} and took effect`)]
  } else if (!isWhole(entry, effects))
    return [violation('nothing lost', `${what} is ${verdict.verdict} without its effects`)]
  return []
}

/** What the computer shows of it is what head office decided; what is refused stands before a person until somebody has decided. */
function told(what: string, own: OwnTx | undefined, { verdict, decided }: Kept): Violation[] {
  const state = own?.state ?? 'nothing'
  const refusal = own?.refusal ?? null
  if (state === 'waiting' || state === 'sealed')
    return [violation('queue drained', `${what} is ${verdict} and still waits`)]
  const shown = shownAs(verdict, refusal)
  if (state !== shown) return [violation('needs attention', `${what} is ${verdict} and shown as ${state}, ${refusal}`)]
  if (decided === (refusal === 'open' ? null : refusal)) return []
  return [violation('needs attention', `${what}: ${refusal} here, head office knows ${decided}`)]
}

const tookEffect = (state: string): boolean => state === 'accepted' || state === 'changed'

/** The state in which a transaction must stand at its desk. */
function shownAs(verdict: Kept['verdict'], refusal: string | null): string {
  switch (verdict) {
    case 'accepted':
    case 'changed':
      return refusal === null ? verdict : 'without a refusal'
    case 'held':
      return refusal === null ? verdict : refusal
    case 'rejected':
      return refusal === null ? 'refused' : refusal === 'open' || refusal === 'escalated' ? verdict : refusal
  }
}

/** Every row that it changed is in the log of some scope; as it was sent, where the verdict says so. */
function isWhole(entry: LedgerEntry, effects: readonly Logged[]): boolean {
  const rows = effects.flatMap(each => each.rows)
  return entry.changes.every(change => {
    const same = rows.filter(row => row.t === change.table && row.i === change.id && row.s === change.sub)
    if (same.length === 0) return change.op === 'delete'
    if (!effects[0]?.exact || change.op === 'delete') return true
    return same.some(row =>
      Object.entries(change.values).every(([column, value]) => column in row.v && row.v[column] === value),
    )
  })
}

async function ownTransactions({ desk }: Player): Promise<ReadonlyMap<number, OwnTx>> {
  const rows = await desk.look(statement =>
    statement<OwnTx>(
      'SELECT tx.number, tx.state, tx.frame, refusal.state AS refusal FROM tx LEFT JOIN refusal ON refusal.tx = tx.number',
    ).all(),
  )
  return new Map(rows.map(row => [row.number, row]))
}
