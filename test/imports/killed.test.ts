import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/fetch'
import { expect, onTestFinished, test } from 'vitest'
import type { Client } from '../../shared/contract.ts'
import { loopback } from '../../shared/kernel/loopback.ts'
import { type Backend, startBackend } from '../support/backend.ts'
import { headersOf, passOf } from '../support/doors.ts'
import { bringFile, customersCsv, importOver, takeSuggestion } from '../support/importing.ts'
import { begin, password } from '../support/people.ts'

/** The real program in a process of its own, that can be killed and started again on the same data. */
async function program(): Promise<{ start(): Promise<Client>; kill(): Promise<void> }> {
  const data = mkdtempSync(path.join(tmpdir(), 'konvwa-killed-'))
  let backend: Backend | null = null
  onTestFinished(async () => {
    await backend?.stop()
    rmSync(data, { recursive: true, force: true })
  })
  return {
    start: async () => {
      backend = await startBackend({ data })
      const pass = await passOf(backend.url)
      const link = new RPCLink({ url: `${pass.origin}${loopback.callPath}`, headers: () => headersOf(pass) })
      return createORPCClient<Client>(link)
    },
    kill: async () => backend?.kill(),
  }
}

/** Enough that the end comes in the middle. */
const many = 12_000

test('an import that a kill -9 cuts short is taken back whole after the next start, says so, and can be run again', {
  timeout: 120_000,
}, async () => {
  const { start, kill } = await program()
  const client = await start()
  await begin(client)
  await bringFile(client, 'Kliyan.csv', customersCsv(many))
  const { revision } = await takeSuggestion(client)
  const { draft } = await client.imports.run({ revision })
  await expect
    .poll(async () => (await client.imports.list())[0]?.done ?? 0, { interval: 5, timeout: 60_000 })
    .toBeGreaterThan(0)
  expect((await client.imports.list())[0]).toMatchObject({ batch: draft.batch, state: 'running' })
  await kill()

  const again = await start()
  await again.auth.signIn({ login: 'mirlande', password })
  expect(await importOver(again, draft.batch)).toMatchObject({
    state: 'failed',
    counts: { customers: 0, rejected: [{ row: 0, problem: 'interrupted' }] },
  })
  expect((await again.customers.list(everyCustomer)).total).toBe(0)

  const kept = await again.imports.draft()
  expect(kept).toMatchObject({ step: 'done', batch: draft.batch, files: [{ name: 'Kliyan.csv', whole: true }] })
  const next = (await again.imports.run({ revision: kept.revision })).draft
  expect(await importOver(again, next.batch)).toMatchObject({ state: 'done', counts: { customers: many } })
  expect((await again.customers.list(everyCustomer)).total).toBe(many)
})

test('where somebody built on what had come in before the end, it stays, is counted, and the list says so', {
  timeout: 120_000,
}, async () => {
  const { start, kill } = await program()
  const client = await start()
  await begin(client)
  await bringFile(client, 'Kliyan.csv', customersCsv(many))
  const { revision } = await takeSuggestion(client)
  const { draft } = await client.imports.run({ revision })
  await expect
    .poll(async () => (await client.customers.list(everyCustomer)).total, { interval: 5, timeout: 60_000 })
    .toBeGreaterThan(0)
  const [first] = (await client.customers.list(everyCustomer)).rows
  if (!first) throw new Error('nobody has come in')
  const { version, ...customer } = await client.customers.find({ id: first.id })
  await client.customers.save({ ...customer, version, notes: 'Li peye kach.' })
  expect((await client.imports.list())[0]?.state).toBe('running')
  await kill()

  const again = await start()
  await again.auth.signIn({ login: 'mirlande', password })
  const ended = await importOver(again, draft.batch)
  const { total } = await again.customers.list(everyCustomer)
  expect(total).toBeGreaterThan(0)
  expect(ended).toMatchObject({ state: 'done', counts: { customers: total, rejected: [{ problem: 'interrupted' }] } })
})

const everyCustomer = {
  search: '',
  customerClass: null,
  zone: null,
  inactive: false,
  sort: 'name',
  descending: false,
  offset: 0,
  limit: 1,
} as const
