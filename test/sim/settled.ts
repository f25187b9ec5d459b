import { registry } from '../../shared/sync/registry.ts'
import { keyOf, keysOf, livesOf, ownerOf } from './lives.ts'
import { type Violation, violation } from './oracle.ts'
import type { Scene } from './scene.ts'

/** Once faults have stopped and everybody has synced: nothing waits, nothing is held whose row is there. */
export async function undrained(scene: Scene): Promise<Violation[]> {
  const found: Violation[] = []
  for (const { desk, name, revoked } of scene.players) {
    if (revoked) continue
    const { trouble, waitingTransactions } = await desk.sync.status()
    if (trouble !== null || waitingTransactions > 0)
      found.push(violation('queue drained', `${name}: ${waitingTransactions} wait, ${trouble ?? 'no trouble'}`))
  }
  const ready = await scene.world.office.ask<{ device: number; number: number }>(
    `SELECT t.device, t.number FROM waiting_for w JOIN device_tx t USING (device, incarnation, number)
     JOIN row_state r ON r.tbl = w.tbl AND r.id = w.id AND r.sub = w.sub WHERE t.verdict = 'held'`,
  )
  for (const { device, number } of ready) {
    if (ownerOf(scene, device, number)?.revoked === false)
      found.push(violation('queue drained', `${device}#${number} is held and what it waits for is there`))
  }
  return found
}

/** When everybody has decided about everything nothing is left that waits for a row which nobody will bring. */
export async function heldForEver(scene: Scene): Promise<Violation[]> {
  const held = await scene.world.office.ask<{ device: number; number: number; why: string; at: unknown }>(
    `SELECT device, number, why, at FROM device_tx WHERE verdict = 'held' AND decided IS NULL`,
  )
  return held.flatMap(({ device, number, why, at }) => {
    if (ownerOf(scene, device, number)?.revoked !== false) return []
    return [violation('queue drained', `${device}#${number} ${why} is held for ever, for ${JSON.stringify(at)}`)]
  })
}

/** Sequence numbers of every scope are 1, 2, 3 … and each computer holds all of them; so are the frames of each chain. */
export async function holes(scene: Scene): Promise<Violation[]> {
  const { office } = scene.world
  const scopes = await office.ask<{ scope: string; last: string; entries: string; highest: string }>(
    `SELECT c.scope, c.last, count(l.sequence) AS entries, coalesce(max(l.sequence), 0) AS highest
     FROM scope_counter c LEFT JOIN change_log l ON l.scope = c.scope GROUP BY c.scope, c.last`,
  )
  const found = scopes
    .filter(each => each.last !== each.entries || each.last !== each.highest)
    .map(each =>
      violation(
        'contiguous cursors',
        `${each.scope}: ${each.entries} entries up to ${each.highest}, counted ${each.last}`,
      ),
    )
  const lasts = new Map(scopes.map(each => [each.scope, Number(each.last)]))
  for (const { desk, name, revoked } of scene.players) {
    if (revoked) continue
    for (const { scope, cursor } of await desk.store.reader.selectFrom('scope_cursor').selectAll().execute()) {
      if (cursor !== (lasts.get(scope) ?? 0))
        found.push(
          violation('contiguous cursors', `${name} stands at ${cursor} of ${lasts.get(scope) ?? 0} in ${scope}`),
        )
    }
  }
  const frames = await office.ask<{ device: number }>(
    `SELECT device FROM device_frame GROUP BY device, incarnation HAVING count(*) <> max(number) OR min(number) <> 1`,
  )
  return [
    ...found,
    ...frames.map(({ device }) => violation('contiguous cursors', `the frames of ${device} have a hole`)),
  ]
}

/** Facts are all there once, and what an order costs is what its lines cost. */
export async function sums(scene: Scene): Promise<Violation[]> {
  const { office, facts } = scene.world
  const found: Violation[] = []
  const [held] = await office.ask<{ facts: string }>(
    `SELECT count(*) AS facts FROM row_state WHERE tbl = ${registry.record_event.number} AND NOT deleted`,
  )
  const [written] = await office.ask<{ facts: string }>(
    `SELECT count(*) AS facts FROM change_log l, json_array_elements(l.rows) r
     WHERE (r ->> 't')::integer = ${registry.record_event.number} AND r ->> 'o' = 'insert'`,
  )
  if (held?.facts !== written?.facts)
    found.push(violation('sums conserved', `${held?.facts} facts stand, ${written?.facts} were written`))
  const kept = await office.ask<{ device: number; number: number }>(
    `SELECT device, number FROM device_tx WHERE verdict IN ('accepted', 'changed')`,
  )
  const accepted = new Set(kept.map(keyOf))
  const saved = new Set<number>()
  for (const life of livesOf(scene)) {
    for (const entry of life.entries) {
      if (!keysOf(life, entry.number).some(key => accepted.has(key))) continue
      for (const { table, id } of entry.changes) if (table === registry.record_event.number) saved.add(id)
    }
  }
  if (Number(held?.facts) !== facts + saved.size)
    found.push(
      violation('sums conserved', `${saved.size} facts were saved and accepted, ${Number(held?.facts) - facts} stand`),
    )
  const orders = await office.ask<{ id: string }>(
    `SELECT o.id FROM row_state o LEFT JOIN row_state l ON l.tbl = ${registry.order_line.number} AND l.id = o.id AND NOT l.deleted
     WHERE o.tbl = ${registry.sales_order.number} AND NOT o.deleted GROUP BY o.id, o.columns
     HAVING coalesce(sum((l.columns ->> 'amount_minor')::bigint), 0) <> (o.columns ->> 'net_minor')::bigint`,
  )
  return [...found, ...orders.map(({ id }) => violation('sums conserved', `order ${id} costs other than its lines`))]
}
