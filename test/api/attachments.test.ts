import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import type { Client } from '../../shared/contract.ts'
import { overEveryDoor } from '../support/everyDoor.ts'
import { openDesk } from '../support/openDesk.ts'
import { customerForm, openShop, orderForm } from '../support/shop.ts'

const base64 = (...bytes: readonly number[]): string => Buffer.from(bytes).toString('base64')
const jpeg = base64(0xff, 0xd8, 0xff, 1, 2, 3)
const other = base64(0xff, 0xd8, 0xff, 9)
const pdf = Buffer.from('%PDF-1.7 papye').toString('base64')

const refusal = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => 'done',
    error => error?.data?.reason ?? error?.code,
  )

overEveryDoor(door => {
  const shopOf = async () => openShop(await (await openDesk()).connect(door))
  const add = (client: Client, rowId: number, bytes: string, name = 'Chèk Désir.png') =>
    client.attachments.add({ table: 'customer', rowId, name, bytes, thumbnail: jpeg })

  test('a file is hung on a customer and on an order, seen again as it was, and told in what happened', async () => {
    const shop = await shopOf()
    const { client, customer } = shop
    const order = await client.orders.save(orderForm(shop))
    const first = await add(client, customer, jpeg)
    expect(first).toMatchObject({ name: 'Chèk Désir.jpg', mediaType: 'image/jpeg', size: 6, here: 6, thumbnail: jpeg })
    const second = await client.attachments.add({
      table: 'sales_order',
      rowId: order.id,
      name: 'bon.pdf',
      bytes: pdf,
      thumbnail: '',
    })
    expect(await client.attachments.of({ table: 'customer', rowId: customer })).toEqual([first])
    expect(await client.attachments.of({ table: 'sales_order', rowId: order.id })).toEqual([second])
    expect(await client.attachments.content({ id: second.id })).toEqual({
      name: 'bon.pdf',
      mediaType: 'application/pdf',
      bytes: pdf,
    })
    const story = await client.timeline.of({ table: 'customer', id: customer })
    expect(story[0]).toMatchObject({ kind: 'attachments.add', note: 'Chèk Désir.jpg' })
  })

  test('fault 36: what is no picture and no PDF, what is empty, too big or there already is refused and changes nothing', async () => {
    const { client, customer } = await shopOf()
    await add(client, customer, jpeg)
    expect(await refusal(add(client, customer, Buffer.from('MZ program').toString('base64'), 'foto.jpg'))).toBe(
      'not-a-picture',
    )
    expect(await refusal(add(client, customer, ''))).toBe('empty')
    const big = Buffer.alloc(150_001)
    big.set([0xff, 0xd8, 0xff])
    expect(await refusal(add(client, customer, big.toString('base64')))).toBe('too-big')
    expect(await refusal(add(client, customer, jpeg, 'another name.jpg'))).toBe('already-there')
    expect(await refusal(add(client, customer, 'not base64!'))).toBe('INVALID')
    expect(await client.attachments.of({ table: 'customer', rowId: customer })).toHaveLength(1)
  })

  test('a record takes twenty files and not one more', async () => {
    const { client, customer } = await shopOf()
    for (let count = 0; count < 20; count += 1) await add(client, customer, base64(0xff, 0xd8, 0xff, count))
    expect(await refusal(add(client, customer, base64(0xff, 0xd8, 0xff, 77)))).toBe('too-many')
  })

  test('a file is taken away, or its adding is undone, and another one stays', async () => {
    const { client, customer } = await shopOf()
    const kept = await add(client, customer, jpeg)
    await add(client, customer, other)
    expect(await refusal(client.undo.last({}))).toBe('done')
    expect(await client.attachments.of({ table: 'customer', rowId: customer })).toEqual([kept])
    await client.attachments.remove({ id: kept.id })
    expect(await client.attachments.of({ table: 'customer', rowId: customer })).toEqual([])
    expect(await refusal(client.attachments.content({ id: kept.id }))).toBe('NOT_FOUND')
    const story = await client.timeline.of({ table: 'customer', id: customer })
    expect(story.map(({ kind }) => kind)).toContain('attachments.remove')
  })

  test('a file whose bytes are not here is asked for and not shown', async () => {
    const desk = await openDesk()
    const { client, customer } = await openShop(await desk.connect(door))
    const file = await add(client, customer, jpeg)
    await desk.desk.store.writePrivate(tx => tx.deleteFrom('blob').execute())
    expect(await refusal(client.attachments.content({ id: file.id }))).toBe('not-here')
    expect(await client.attachments.fetch({ id: file.id })).toMatchObject({ here: 0, wanted: true })
    const row = await desk.desk.store.reader.selectFrom('blob').select('sha256').executeTakeFirst()
    expect(row?.sha256).toBe(createHash('sha256').update(Buffer.from(jpeg, 'base64')).digest('hex'))
  })

  test('nobody reads or writes files of a record that is not there', async () => {
    const { client, depotId } = await shopOf()
    const { id } = await client.customers.save(customerForm(depotId, { code: 'TWO' }))
    expect(await refusal(add(client, id + 1, jpeg))).toBe('NOT_FOUND')
    expect(await refusal(client.attachments.of({ table: 'sales_order', rowId: id }))).toBe('NOT_FOUND')
    expect(await refusal(client.attachments.remove({ id: 99 }))).toBe('NOT_FOUND')
  })
})
