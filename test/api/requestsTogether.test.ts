import { expect, test } from 'vitest'
import type { Client } from '../../shared/contract.ts'
import type { AnswerPart } from '../../shared/requests/together.ts'
import { openDesk } from '../support/openDesk.ts'
import { enrol, hire, passwordOf } from '../support/people.ts'
import { openShop, productForm } from '../support/shop.ts'

async function answered(client: Client, together: string, accept: boolean, answer = ''): Promise<AnswerPart[]> {
  const parts: AnswerPart[] = []
  for await (const part of await client.requests.answerTogether({ together, accept, answer })) parts.push(part)
  return parts
}

/** Rose asks in one moment, as an import does: for 25 products, and for another content of Malta's case. */
async function asked() {
  const desk = await openDesk()
  const shop = await openShop(await desk.connect('port'))
  await hire(shop.client, { login: 'rose', role: 'order-desk', depotId: shop.depotId })
  await enrol(desk, { depotId: shop.depotId })
  const rose = await desk.connect('port')
  await rose.auth.signIn({ login: 'rose', password: passwordOf('rose') })
  const {
    version: _version,
    proposed: _proposed,
    units: _units,
    ...malta
  } = await rose.products.find({
    id: shop.malta,
  })
  await rose.products.save({ ...malta, caseUnits: 12, note: 'new.csv' })
  for (let at = 1; at <= 25; at += 1)
    await rose.products.save(productForm({ sku: `NEW-${at}`, taxClassId: malta.taxClassId, note: 'new.csv' }))
  const [first] = await rose.requests.list({})
  desk.desk.identityFile.change({ headOffice: true })
  return { desk, shop, rose, malta, together: first?.together ?? '' }
}

test('what was asked in one go is accepted in one go, one that changed since is left, and all of it is taken back', async () => {
  const { shop, malta, together } = await asked()
  const { client } = shop
  await client.products.save({ ...malta, caseUnits: 20, note: '' })
  expect(await client.requests.togetherOpen({ together })).toBe(26)

  const parts = await answered(client, together, true, 'fine')
  const [begun] = parts
  expect(begun).toMatchObject({ kind: 'begun', total: 26 })
  expect(parts.flatMap(part => (part.kind === 'progress' ? [part.done] : []))).toEqual([20, 26])
  expect(parts.at(-1)).toEqual({ kind: 'over', answered: 25, left: [{ reason: 'changed-since', count: 1 }] })
  expect(await client.requests.list({})).toMatchObject([{ subject: 'MAL-24 · Malta 33 cl', status: 'open' }])
  expect((await client.products.list({ search: 'NEW-25' })).total).toBe(1)
  expect(await client.requests.list({ open: false })).toHaveLength(25)

  const batch = begun?.kind === 'begun' ? begun.batch : ''
  expect(await client.requests.undoTogether({ batch })).toEqual({ reopened: 25 })
  expect((await client.products.list({ search: 'NEW-25' })).total).toBe(0)
  expect(await client.requests.waiting()).toBe(26)
  expect((await client.products.find({ id: shop.malta })).caseUnits).toBe(20)
  await expect(client.requests.undoTogether({ batch })).rejects.toMatchObject({ data: { reason: 'nothing' } })
})

test('all are refused with one sentence, and without one none is', async () => {
  const { shop, rose, together } = await asked()
  await expect(answered(shop.client, together, false)).rejects.toMatchObject({ data: { reason: 'answer-missing' } })
  await expect(answered(rose, together, true)).rejects.toMatchObject({ code: 'FORBIDDEN' })
  expect(await rose.requests.waiting()).toBe(26)
  const parts = await answered(shop.client, together, false, 'Not before January.')
  expect(parts.at(-1)).toEqual({ kind: 'over', answered: 26, left: [] })
  const told = await rose.requests.list({ open: false })
  expect(told.map(({ status, answer }) => [status, answer])).toEqual(told.map(() => ['refused', 'Not before January.']))
  expect((await shop.client.products.list({ search: 'NEW' })).total).toBe(0)
})

test('answers that somebody built on are not taken back', async () => {
  const { shop, together } = await asked()
  const { client } = shop
  const [begun] = await answered(client, together, true)
  const { rows } = await client.products.list({ search: 'NEW-7' })
  const { version: _version, proposed: _proposed, units: _units, ...product } = rows[0] ?? expect.fail('no product')
  await client.products.save({ ...product, caseUnits: 6, note: '' })
  const batch = begun?.kind === 'begun' ? begun.batch : ''
  await expect(client.requests.undoTogether({ batch })).rejects.toMatchObject({ data: { reason: 'changed-since' } })
  expect(await client.requests.waiting()).toBe(0)
})
