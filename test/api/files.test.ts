import { hash } from '@node-rs/argon2'
import { expect, onTestFinished, test } from 'vitest'
import type { Client } from '../../shared/contract.ts'
import { by } from '../support/business.ts'
import { openCity } from '../support/city.ts'
import { overEveryDoor } from '../support/everyDoor.ts'
import { openOfficeFiles } from '../support/officeFiles.ts'
import { openDesk } from '../support/openDesk.ts'
import { begin, passwordOf } from '../support/people.ts'

const reasonOf = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => 'done',
    error => error?.data?.reason ?? error?.code,
  )

/** Writes a file as the screen does, and what it handed over. */
async function written(client: Client): Promise<{ bundle: string; name: string; bytes: Buffer }> {
  for await (const step of await client.files.write()) {
    if (step.kind !== 'done') continue
    const { bundle } = step.file
    return { bundle, ...(await bytesOf(client, bundle)) }
  }
  throw new Error('it ended without a file')
}

async function bytesOf(client: Client, bundle: string): Promise<{ name: string; bytes: Buffer }> {
  let name = ''
  const pieces: Buffer[] = []
  for await (const piece of await client.files.bytes({ bundle, part: 1 }))
    if (piece.kind === 'name') name = piece.name
    else pieces.push(Buffer.from(piece.base64, 'base64'))
  return { name, bytes: Buffer.concat(pieces) }
}

async function taken(client: Client, bytes: Uint8Array): Promise<unknown> {
  const { upload } = await client.files.begin({ bytes: bytes.length })
  const half = Math.floor(bytes.length / 2)
  for (const [offset, end] of [
    [0, half],
    [half, bytes.length],
  ] as const)
    await client.files.part({ upload, offset, data: Buffer.from(bytes.subarray(offset, end)).toString('base64') })
  for await (const step of await client.files.take({ upload })) if (step.kind === 'done') return step.brought
  return undefined
}

overEveryDoor(door => {
  test('a computer that works alone has nobody to write a file for, and takes none', async () => {
    const client = await (await openDesk()).connect(door)
    await begin(client)
    expect(await client.files.written()).toEqual({ ready: false, files: [], carried: [] })
    expect(await reasonOf(written(client))).toBe('alone')
    expect(await reasonOf(taken(client, Buffer.from('anything')))).toBe('alone')
    expect(await reasonOf(bytesOf(client, '0'.repeat(32)))).toBe('file-gone')
    const { upload } = await client.files.begin({ bytes: 4 })
    const data = Buffer.from('ab').toString('base64')
    expect(await reasonOf(client.files.part({ upload, offset: 1, data }))).toBe('out-of-step')
    expect(await client.files.part({ upload, offset: 0, data })).toEqual({ received: 2 })
    expect(await reasonOf(client.files.begin({ bytes: 16_000_001 }))).toBe('INVALID')
  })
})

test('a file is written, handed over, answered and taken in through each door', async () => {
  const city = await openCity()
  const office = await openOfficeFiles(city.office.databaseUrl)
  onTestFinished(async () => {
    await office.close()
    await city.close()
  })
  const password = passwordOf('nadege')
  const passwordHash = await hash(password, { memoryCost: 1024, timeCost: 1 })
  await city.founder.store.write(by(city.company.person, 'people.save', 'people.edit'), tx =>
    tx.updateTable('person').set({ password_hash: passwordHash }).where('id', '=', city.clerk.cap).execute(),
  )
  await city.founder.sync.now()
  for (const door of ['port', 'http'] as const) {
    const desk = await openDesk({ now: Date.now() })
    const client = await desk.connect(door)
    const code = await city.office.code({ founding: false, depot: city.company.depot, headOffice: false })
    await client.setup.join({ address: city.office.url, code, computer: 'Kontwa' })
    await client.auth.signIn({ login: 'nadege', password })
    await expect
      .poll(async () => (await client.sync.now()).trouble ?? (await client.files.written()).ready, { timeout: 60_000 })
      .toBe(true)
    await desk.desk.store.write(by(city.clerk.cap, 'customers.save', 'customers.edit'), tx =>
      tx
        .updateTable('customer')
        .set({ notes: `by ${door}` })
        .where('id', '=', city.customer)
        .execute(),
    )
    const file = await written(client)
    expect(file.name).toMatch(/^konvwa-\w+-[\d-]+\.konvwa$/)
    expect(await reasonOf(taken(client, file.bytes))).toBe('for-head-office')
    expect(await reasonOf(taken(client, Buffer.from('no file')))).toBe('not-konvwa')
    await office.take(file.bytes)
    const [answer = new Uint8Array()] = await office.answer(file.bundle)
    expect(await taken(client, answer)).toMatchObject({ state: 'taken', answered: 1 })
    expect(await client.files.written()).toMatchObject({
      ready: true,
      files: [{ bundle: file.bundle, transactions: 1, parts: 1, here: true, answeredAt: expect.any(Number) }],
    })
  }
})
