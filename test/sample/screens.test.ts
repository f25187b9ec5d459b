import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createORPCClient } from '@orpc/client'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Companies, openCompanies } from '../../electron/sample/companies.ts'
import type { Client } from '../../shared/contract.ts'
import { customerIssues, tidiedCustomer } from '../../shared/customers/issues.ts'
import { priceListIssues, promotionIssues } from '../../shared/priceLists/issues.ts'
import { productIssues, tidiedProduct } from '../../shared/products/issues.ts'
import { samplePassword } from '../../shared/sample/profiles.ts'
import { companyIssues, depotIssues, reasonCodeIssues, taxClassIssues } from '../../shared/settings/rules.ts'
import { urgencies } from '../../shared/today/urgency.ts'
import { doors } from '../support/doors.ts'
import { tuesday } from '../support/drawnSample.ts'

/** Bwason Lakay on a Tuesday morning, read through the calls that the screens make. */
let companies: Companies
let client: Client
let leave: () => Promise<void>
const data = mkdtempSync(path.join(tmpdir(), 'konvwa-screens-'))

beforeAll(async () => {
  const quiet = (): void => {}
  companies = await openCompanies({
    data,
    sample: 'haiti',
    clock: { now: () => tuesday, uptime: () => 0 },
    log: { info: quiet, warn: quiet, error: quiet },
    computer: 'Order desk 1',
    timeZone: 'Europe/Paris',
    application: 'test',
    passwordCost: { memoryCost: 1024, timeCost: 1, parallelism: 1 },
  })
  await companies.drawn()
  const way = await doors.port(companies.desk, companies.sessions)
  leave = way.close
  client = createORPCClient<Client>(way.link)
  await client.auth.signIn({ login: 'mirlande', password: samplePassword })
}, 30_000)

afterAll(async () => {
  await leave()
  await companies.close()
  rmSync(data, { recursive: true, force: true })
})

test('Today is full: every kind of work that a desk alone can have is on it', async () => {
  const today = await client.today.overview()
  expect(today).toMatchObject({ day: '2026-11-17', depotName: 'Port-au-Prince' })
  expect(today.receivedToday).toBeGreaterThan(10)
  expect(today.confirmedToday).toBeGreaterThan(3)
  expect(today.valueToday.length).toBeGreaterThan(0)
  const kinds = new Set(today.worklist.map(work => work.urgency))
  // Head office refuses nothing of a desk that works alone.
  expect(urgencies.filter(urgency => urgency !== 'refused' && !kinds.has(urgency))).toEqual([])
})

test('the next delivery day after the eve of Vertières is the day after it, with the half day’s own hour', async () => {
  const { cutoff } = await client.today.overview()
  expect(cutoff?.forDay).toBe('2026-11-19')
  expect(cutoff?.open).toBeGreaterThan(5)
})

test('every stage of the board has orders, at every depot something stands', async () => {
  const board = await client.orders.board({})
  for (const { status, count } of board) if (status !== 'void') expect([status, count > 0]).toEqual([status, true])
  const { depots } = await client.settings.get()
  expect(depots).toHaveLength(4)
  for (const depot of depots) {
    const open = await client.orders.list({
      offset: 0,
      limit: 5,
      filter: { depotId: depot.id, statuses: ['confirmed'] },
    })
    expect([depot.code, open.total > 0]).toEqual([depot.code, true])
  }
})

test('requests wait for an answer and can be accepted; cards wait for a decision and can be decided', async () => {
  const open = await client.requests.list({ open: true })
  expect(open.map(request => request.table).toSorted()).toEqual([
    'customer_terms',
    'price_item',
    'product',
    'promotion',
  ])
  expect((await client.requests.list({ open: false })).map(request => request.status).toSorted()).toEqual([
    'accepted',
    'refused',
    'withdrawn',
  ])
  for (const request of open)
    expect(await client.requests.accept({ id: request.id })).toMatchObject({ status: 'accepted' })
  expect((await client.products.suggest({ text: 'tamaren' }))[0]).toMatchObject({ sku: 'TAM-25', category: 'ji' })

  const cards = (await client.attention.list()).filter(item => item.kind === 'conflict')
  expect(cards.map(card => card.column).toSorted()).toEqual(['address', 'phone'])
  for (const card of cards) {
    expect(card.standing.person).not.toBe(card.other.person)
    expect(card.standing.computer).not.toBe(card.other.computer)
    await client.attention.resolve({ id: card.id, keep: 'other' })
  }
  expect((await client.attention.list()).filter(item => item.kind === 'conflict')).toEqual([])
})

test('what a person would be told to mend stands nowhere in it', async () => {
  const settings = await client.settings.get()
  expect(settings.company && companyIssues(settings.company)).toEqual([])
  expect(settings.depots.flatMap(depotIssues)).toEqual([])
  expect(settings.taxClasses.flatMap(taxClassIssues)).toEqual([])
  expect(settings.reasonCodes.flatMap(reasonCodeIssues)).toEqual([])

  const lists = await client.priceLists.list()
  for (const list of lists) expect([list.code, priceListIssues(list, lists)]).toEqual([list.code, []])
  expect((await client.priceLists.promotions()).flatMap(promotion => promotionIssues(promotion, true))).toEqual([])

  const { rows: products } = await client.products.list({ offset: 0, limit: 100, inactive: true })
  const known = {
    codeTaken: false,
    taxClassKnown: true,
    containers: new Set(products.flatMap(one => [one.unitContainerId ?? 0, one.caseContainerId ?? 0])),
  }
  for (const product of products) {
    const form = { ...product, note: '' }
    expect(productIssues(form, known)).toEqual([])
    expect(tidiedProduct(form)).toEqual(form)
    expect(new Set(Object.values(product.names).map(name => name.trim() !== ''))).toEqual(new Set([true]))
  }

  const { rows: customers } = await client.customers.list({ offset: 0, limit: 200 })
  expect(new Set(customers.map(customer => customer.code)).size).toBe(customers.length)
  for (const { id } of customers) {
    const { terms: _, ...form } = await client.customers.find({ id })
    expect(customerIssues(form, false)).toEqual([])
    expect(tidiedCustomer(form)).toEqual(form)
  }
})

test('orders open as records, are found by their number, and go on like every other', async () => {
  const { rows } = await client.orders.list({ offset: 0, limit: 200, filter: {} })
  for (const row of rows) {
    const record = await client.orders.find({ id: row.id })
    expect(record.order.lines).toHaveLength(row.lines)
    expect((await client.timeline.of({ table: 'sales_order', id: row.id })).length).toBeGreaterThan(0)
  }
  const checked = rows.find(row => row.status === 'checked')
  expect(await client.orders.confirm({ id: checked?.id ?? 0 })).toMatchObject({ status: 'confirmed' })
  const found = await client.search.everything({ text: checked?.number ?? '' })
  expect(JSON.stringify(found)).toContain(checked?.number ?? 'no number')
})

test('the next order at the first depot takes the number after the last one', async () => {
  const { rows } = await client.orders.list({ offset: 0, limit: 200, filter: { statuses: ['draft'] } })
  const taken = new Set<string>()
  for (const row of rows.slice(0, 3)) {
    const { number } = await client.orders.receive({ id: row.id })
    expect(number).toMatch(/^ORD-[A-Z]{3}ZS-27-\d{6}$/)
    expect(taken.has(number ?? '')).toBe(false)
    taken.add(number ?? '')
  }
  expect(taken.size).toBe(3)
})
