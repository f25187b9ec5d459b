import { expect, test } from 'vitest'
import { slicesMoved } from '../../../renderer/widgets/invalidation.ts'
import { syncedTables } from '../../../shared/sync/registry.ts'

test('an order that moves is fetched again wherever it shows', () => {
  expect(slicesMoved(['sales_order'])).toEqual(
    new Set(['sync', 'attention', 'customers', 'imports', 'lanes', 'lists', 'orders', 'search', 'stock', 'today']),
  )
})

test('goods that move change what is free for an order that is being entered', () => {
  for (const table of ['stock_move', 'stock_reversal', 'expected_goods'] as const)
    expect(slicesMoved([table])).toContain('orders')
})

test('every table that syncs is shown by some slice', () => {
  for (const table of syncedTables) expect([table, slicesMoved([table]).size]).not.toEqual([table, 1])
})

test('what moves behind the tables, the queue and the inbox, moves what speaks of sync', () => {
  const moved = slicesMoved(['tx'])
  for (const slice of ['sync', 'attention', 'today', 'orders']) expect(moved).toContain(slice)
  expect(moved).not.toContain('settings')
})
