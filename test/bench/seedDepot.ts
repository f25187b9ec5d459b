import { randomInt } from 'node:crypto'
import { join } from 'node:path'
import { beginCompany } from '../../db/beginning.ts'
import { insertRows } from '../../db/importBatch.ts'
import { nextId } from '../../db/nextId.ts'
import { openStore } from '../../db/open.ts'
import { addPerson } from '../../db/people.ts'
import type { Writer } from '../../db/schema.ts'
import { openPasswords } from '../../electron/api/passwords.ts'
import { openIdentity } from '../../electron/sync/identity.ts'
import { customerRows, orderRows, productRow, type Written } from '../../shared/import/rows.ts'
import { addDays, dayAt } from '../../shared/kernel/day.ts'

const timeZone = 'America/Port-au-Prince'
const customers = 240
const products = 38
const ordersAtOnce = 25

interface Size {
  orders: number
  /** Of them, how many are still to be seen to. */
  openOrders: number
}

/** A depot of a usual size in a data folder of its own, with one person who can sign in. */
export async function seedDepot(data: string, size: Size): Promise<{ name: string; password: string }> {
  const identity = openIdentity({ folder: join(data, 'identity'), dice: sides => randomInt(sides) })
  const now = Date.now()
  const store = openStore({ file: join(data, 'konvwa.db'), now: () => now, device: 0 })
  const name = 'Mirlande Joseph'
  const password = 'dlo-fre-anpil'
  const passwordHash = await openPasswords().hash(password)
  try {
    const person = await store.writePrivate(tx => nextId(tx))
    const act = { person, why: 'setup.workAlone', right: 'people.edit' } as const
    const today = dayAt(now, timeZone)
    const depotId = await store.write(act, async tx => {
      await addPerson(tx, person, {
        depotId: null,
        login: 'mirlande',
        name,
        role: 'head-office',
        language: 'ht',
        passwordHash,
        active: true,
      })
      return await beginCompany(tx, {
        company: 'Bwason Lakay',
        baseCurrency: 'HTG',
        secondCurrency: 'USD',
        rateE6: 131_500_000,
        fiscalStartMonth: 10,
        depotCode: 'CAP',
        depotName: 'Cap-Haïtien',
        timeZone,
        language: 'ht',
        day: today,
        computer: 'bench',
        lane: identity.present().lane,
      })
    })
    identity.change({ depotId })
    const place = { depotId, timeZone, person, device: 0, now }
    const write = <T>(work: (tx: Writer) => Promise<T>): Promise<T> =>
      store.write({ person, why: 'imports.run', right: 'imports.run' }, work)

    const productIds = new Map<string, number>()
    await write(async tx => {
      for (let index = 0; index < products; index += 1) {
        const id = await nextId(tx)
        const sku = `P-${index}`
        productIds.set(sku, id)
        const product = {
          file: '',
          row: 0,
          sku,
          name: `Bwason ${index}`,
          nameFr: '',
          nameHt: '',
          caseUnits: 24,
          category: '',
          barcode: null,
          weightG: null,
          priceMinor: 0,
          active: true,
        }
        await insertRows(tx, [{ table: 'product', row: productRow(product, id, 1) }])
      }
    })
    const customerIds: number[] = []
    for (let from = 0; from < customers; from += 60) {
      await write(async tx => {
        const rows: Written[] = []
        for (let index = from; index < Math.min(customers, from + 60); index += 1) {
          const id = await nextId(tx)
          customerIds.push(id)
          rows.push(...customerRows(customer(index), id, place))
        }
        await insertRows(tx, rows)
      })
    }
    for (let from = 0; from < size.orders; from += ordersAtOnce) {
      await write(async tx => {
        const rows: Written[] = []
        for (let index = from; index < Math.min(size.orders, from + ordersAtOnce); index += 1) {
          const id = await nextId(tx)
          const open = index >= size.orders - size.openOrders
          const customerId = customerIds[index % customers] ?? 0
          rows.push(...orderRows(order(index, today, open), { ...place, id, customerId, productIds, rate: null }))
        }
        await insertRows(
          tx,
          rows.map(row => received(row)),
        )
      })
    }
    await store.checkpoint()
  } finally {
    await store.close()
  }
  return { name, password }
}

/** What an import would have confirmed stands as received here, so that it is work of today. */
const received = (written: Written): Written =>
  written.table === 'sales_order' && written.row.status === 'confirmed'
    ? { table: 'sales_order', row: { ...written.row, status: 'received', checked_at: null, confirmed_at: null } }
    : written

const customer = (index: number) =>
  ({
    file: '',
    row: index,
    code: `C-${String(index).padStart(3, '0')}`,
    name: `Boutik ${index}`,
    tradeName: '',
    customerClass: 'kiosk',
    zone: `Zòn ${index % 8}`,
    address: '',
    city: 'Limbé',
    phone: `+509 3700 ${String(index).padStart(4, '0')}`,
    language: 'ht',
    deliveryDays: 0,
    taxId: '',
    notes: '',
    active: true,
    contacts: [],
  }) as const

const order = (index: number, today: string, open: boolean) => {
  const day = open ? today : addDays(today, -(index % 120) - 1)
  return {
    file: '',
    row: index,
    reference: `B-${index}`,
    customerCode: '',
    orderedDay: day,
    requestedDay: addDays(day, 1),
    shippedDay: open ? null : addDays(day, 1),
    status: open ? ('confirmed' as const) : ('closed' as const),
    originStatus: null,
    carrier: null,
    freightMinor: null,
    shipCountry: null,
    currency: 'HTG',
    note: '',
    lines: [0, 1, 2, 3].map(line => ({
      file: '',
      row: line,
      sku: `P-${(index + line * 7) % products}`,
      quantity: 24 * (1 + ((index + line) % 9)),
      priceUnits: 24,
      priceMinor: 115_000,
      discountBp: 0,
    })),
  } as const
}
