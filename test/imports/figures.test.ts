import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { importDesk } from '../../electron/workers/importDesk.ts'
import { runImport } from '../../electron/workers/importRun.ts'
import { meanLeadDays, onTimePercent } from '../../shared/orders/figures.ts'
import { everyOrder } from '../../shared/orders/filter.ts'
import { openDesk } from '../support/openDesk.ts'
import { begin } from '../support/people.ts'

const data = resolve(import.meta.dirname, '../../../shared/data/orders')
const Golden = z.object({ northwind: z.record(z.string(), z.unknown()) })
const golden = () => Golden.parse(JSON.parse(readFileSync(resolve(data, 'golden_kpis.json'), 'utf8')))

test.skipIf(!existsSync(data))(
  'the figures of the list of orders are those of Northwind, to the last digit (needs ../shared/data/orders)',
  async () => {
    const desk = await openDesk()
    const client = await desk.connect('port')
    await begin(client)
    const { store, identityFile } = desk.desk
    const place = await importDesk(store, identityFile.present(), { login: null, now: desk.clock.now })
    if (typeof place === 'string') throw new Error(place)
    await runImport(place, {
      name: 'northwind',
      source: { profile: 'northwind', folder: resolve(data, 'northwind/csv') },
      signal: new AbortController().signal,
      onProgress: () => {},
    })

    const figures = await client.orders.figures({ filter: everyOrder })
    const [net] = figures.net
    expect({
      orders: figures.orders,
      order_lines: figures.lines,
      customers: figures.allCustomers,
      customers_without_orders: figures.customersWithoutOrders,
      products: figures.products,
      shipped: figures.shipped,
      open_unshipped: figures.open,
      shipped_on_or_before_required: figures.onTime,
      shipped_late: figures.late,
      on_time_pct_of_shipped: onTimePercent(figures),
      avg_lead_days_order_to_ship: meanLeadDays(figures),
      units: figures.units,
      net_revenue_rounded_per_line: (net?.minor ?? 0) / 100,
      freight_total: (figures.freight[0]?.minor ?? 0) / 100,
      distinct_ship_countries: figures.countries,
      shippers: figures.byCarrier.length,
      late_by_shipper: Object.fromEntries(figures.byCarrier.map(({ carrier, late }) => [carrier, late])),
    }).toMatchObject(
      z
        .object({
          orders: z.number(),
          order_lines: z.number(),
          customers: z.number(),
          customers_without_orders: z.number(),
          products: z.number(),
          shipped: z.number(),
          open_unshipped: z.number(),
          shipped_on_or_before_required: z.number(),
          shipped_late: z.number(),
          on_time_pct_of_shipped: z.number(),
          avg_lead_days_order_to_ship: z.number(),
          units: z.number(),
          net_revenue_rounded_per_line: z.number(),
          freight_total: z.number(),
          distinct_ship_countries: z.number(),
          shippers: z.number(),
          late_by_shipper: z.record(z.string(), z.number()),
        })
        .parse(golden().northwind),
    )
    expect(figures.net).toHaveLength(1)

    const behind = async (part: object): Promise<number> =>
      (await client.orders.list({ filter: { ...everyOrder, ...part } })).total
    expect(await behind({ shipping: 'shipped' })).toBe(figures.shipped)
    expect(await behind({ shipping: 'open' })).toBe(figures.open)
    expect(await behind({ shipping: 'on-time' })).toBe(figures.onTime)
    expect(await behind({ shipping: 'late' })).toBe(figures.late)

    // Each year by the filter of the days on which they were taken; nothing that was wanted before the last day had not left.
    const { on_time_by_order_year: byYear } = golden().northwind
    for (const [year, expected] of Object.entries(z.record(z.string(), z.unknown()).parse(byYear))) {
      const of = { ...everyOrder, from: `${year}-01-01`, to: `${year}-12-31` }
      const { onTime, shipped } = await client.orders.figures({ filter: of })
      expect([year, [onTime, shipped]]).toEqual([year, expected])
    }
    expect(await behind({ shipping: 'open', wantedTo: '1998-05-05' })).toBe(
      golden().northwind['open_overdue_asof_1998-05-06'],
    )
  },
)
