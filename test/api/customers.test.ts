import { expect, test } from 'vitest'
import { overEveryDoor } from '../support/everyDoor.ts'
import { openDesk } from '../support/openDesk.ts'
import { enrol, hire, passwordOf } from '../support/people.ts'
import { customerForm, openShop, orderForm } from '../support/shop.ts'

const contact = { n: 0, name: 'Jocelyne', role: 'owner', phone: '4712-0001', email: '', isPrimary: true }
const terms = {
  priceListId: null,
  paymentDays: 15,
  creditLimitMinor: 20_000_000,
  currency: 'HTG',
  hold: false,
  holdReasonId: null,
} as const

overEveryDoor(door => {
  test('a customer keeps its contacts, and a number that was taken away is not given again', async () => {
    const { client, depotId } = await openShop(await (await openDesk()).connect(door))
    const made = await client.customers.save(
      customerForm(depotId, {
        code: ' lak ',
        name: ' Otèl Lakay ',
        contacts: [contact, { ...contact, name: 'Wisner' }],
      }),
    )
    expect(made).toMatchObject({ code: 'LAK', name: 'Otèl Lakay', terms: null })
    expect(made.contacts.map(({ n, name, isPrimary }) => [n, name, isPrimary])).toEqual([
      [1, 'Jocelyne', true],
      [2, 'Wisner', false],
    ])

    const fewer = await client.customers.save({ ...made, contacts: made.contacts.slice(0, 1) })
    const more = await client.customers.save({ ...fewer, contacts: [...fewer.contacts, { ...contact, name: 'Rose' }] })
    expect(more.contacts.map(({ n, name }) => [n, name])).toEqual([
      [1, 'Jocelyne'],
      [3, 'Rose'],
    ])
    expect(await client.customers.find({ id: made.id })).toEqual(more)
  })

  test('a form that was opened before somebody else saved is stale', async () => {
    const { client, customer } = await openShop(await (await openDesk()).connect(door))
    const opened = await client.customers.find({ id: customer })
    const theirs = await client.customers.save({ ...opened, deliveryDays: 0b10 })

    await expect(client.customers.save({ ...opened, deliveryDays: 0b100 })).rejects.toMatchObject({
      code: 'STALE',
      data: { id: customer, version: theirs.version },
    })
    expect(await client.customers.save({ ...theirs, deliveryDays: 0b100 })).toMatchObject({ deliveryDays: 0b100 })
  })

  test('what needs mending is named at once, and nothing is written', async () => {
    const { client, depotId } = await openShop(await (await openDesk()).connect(door))
    const contacts = [contact, { ...contact, name: ' ' }]

    await expect(
      client.customers.save(customerForm(depotId, { code: 'dbp', name: ' ', contacts })),
    ).rejects.toMatchObject({
      code: 'INVALID',
      data: {
        issues: [
          { field: 'code', problem: 'already-used' },
          { field: 'name', problem: 'required' },
          { field: 'contactName', problem: 'required', row: 2 },
        ],
      },
    })
    await expect(client.customers.save(customerForm(depotId, { code: '*' }))).rejects.toMatchObject({
      data: { issues: [{ field: 'code', problem: 'not-a-code' }] },
    })
    await expect(client.customers.save(customerForm(99))).rejects.toMatchObject({
      data: { issues: [{ field: 'depot', problem: 'unknown' }] },
    })
    expect((await client.customers.list({})).total).toBe(1)
  })

  test('any fragment finds a customer: accents, phone digits, town, contact; the code itself comes first', async () => {
    const { client, depotId, customer } = await openShop(await (await openDesk()).connect(door))
    const add = async (code: string, name: string, part = {}): Promise<number> =>
      (await client.customers.save(customerForm(depotId, { code, name, phone: '', city: '', ...part }))).id
    const lakay = await add('LAK', 'Hôtel Lakay', { city: 'Cap-Haïtien', phone: '+509 37 12-34-00' })
    const marie = await add('TIM', 'Boutik Ti Marie', { contacts: [contact] })
    const lak = await add('B2', 'Boulanjri Lakansyèl')
    const found = async (text: string): Promise<number[]> =>
      (await client.customers.suggest({ text })).map(({ id }) => id)

    expect(await found('hotel')).toEqual([lakay])
    expect(await found('haitien')).toEqual([lakay])
    expect(await found('lak')).toEqual([lakay, lak])
    expect(await found('37 12')).toEqual(expect.arrayContaining([lakay, customer]))
    expect(await found('3712-3400')).toEqual([lakay])
    expect(await found('jocel')).toEqual([marie])
    expect(await found('ti mar')).toEqual([marie])
    expect(await found('b')).toEqual([lak, marie, customer])
    expect(await found('kansy')).toEqual([lak])
    expect(await found('"* OR')).toEqual([])
    expect(await found('')).toEqual([])

    const gone = await client.customers.find({ id: lak })
    await client.customers.save({ ...gone, active: false })
    expect(await found('kansy')).toEqual([])
    expect((await client.customers.list({ search: 'kansy' })).total).toBe(0)
    expect((await client.customers.list({ search: 'kansy', inactive: true })).total).toBe(1)
  })

  test('the list sorts, filters and pages, and says what hangs on each customer', async () => {
    const shop = await openShop(await (await openDesk()).connect(door))
    const { client, depotId, customer } = shop
    await client.customers.save(
      customerForm(depotId, { code: 'AAA', name: 'Zafè Kay', customerClass: 'hotel', zone: 'Sid' }),
    )
    await client.orders.saveAndConfirm(orderForm(shop))
    await client.orders.save(orderForm(shop))

    const byName = await client.customers.list({ sort: 'name' })
    expect(byName.rows.map(({ code }) => code)).toEqual(['DBP', 'AAA'])
    expect(byName.rows[0]).toMatchObject({ id: customer, openOrders: 2, lastOrderDay: '2026-11-17', hold: false })
    expect((await client.customers.list({ sort: 'code' })).rows.map(({ code }) => code)).toEqual(['AAA', 'DBP'])
    expect((await client.customers.list({ sort: 'lastOrder', descending: true })).rows[0]?.id).toBe(customer)
    expect((await client.customers.list({ customerClass: 'hotel' })).total).toBe(1)
    expect((await client.customers.list({ zone: 'Sid' })).total).toBe(1)
    expect(await client.customers.list({ limit: 1, offset: 1 })).toMatchObject({ total: 2, rows: [{ code: 'AAA' }] })
  })

  test('terms are head office’s: written where this desk rules itself, asked for where it does not', async () => {
    const desk = await openDesk()
    const { client, customer, depotId } = await openShop(await desk.connect(door))

    expect(await client.customers.saveTerms({ customerId: customer, ...terms })).toMatchObject({ outcome: 'saved' })
    expect(await client.customers.saveTerms({ customerId: customer, ...terms })).toMatchObject({ outcome: 'unchanged' })
    expect((await client.customers.find({ id: customer })).terms).toEqual(terms)
    await expect(client.customers.saveTerms({ customerId: customer, ...terms, priceListId: 99 })).rejects.toMatchObject(
      {
        data: { issues: [{ field: 'priceList', problem: 'unknown' }] },
      },
    )

    await hire(client, { login: 'rose', role: 'order-desk', depotId })
    await enrol(desk, { depotId })
    const rose = await desk.connect(door)
    await rose.auth.signIn({ login: 'rose', password: passwordOf('rose') })
    const asked = await rose.customers.saveTerms({
      customerId: customer,
      ...terms,
      paymentDays: 30,
      note: 'good payer',
    })
    expect(asked).toMatchObject({ outcome: 'requested' })
    expect((await rose.customers.find({ id: customer })).terms?.paymentDays).toBe(15)
    expect(await rose.requests.list({})).toMatchObject([
      {
        table: 'customer_terms',
        subject: 'Depo Bon Pri',
        changes: [{ column: 'payment_days', present: 15, proposed: 30 }],
        note: 'good payer',
        status: 'open',
        askedBy: 'rose',
      },
    ])
  })

  test('customers of another depot are neither shown to somebody of this one nor written by this desk', async () => {
    const desk = await openDesk()
    const { client, depotId } = await openShop(await desk.connect(door))
    const [depot] = (await client.settings.get()).depots
    if (!depot) throw new Error('no depot')
    const outcome = await client.settings.saveDepot({ ...depot, id: null, code: 'GON', name: 'Gonaïves' })
    const gonaives = outcome.outcome === 'saved' ? outcome.id : 0
    const theirs = await client.customers.save(customerForm(gonaives))
    await hire(client, { login: 'rose', role: 'order-desk', depotId })
    const rose = await desk.connect(door)
    await rose.auth.signIn({ login: 'rose', password: passwordOf('rose') })

    expect((await client.customers.list({})).total).toBe(2)
    expect((await rose.customers.list({})).total).toBe(1)
    expect(await rose.customers.suggest({ text: 'bon pri' })).toHaveLength(1)
    await expect(rose.customers.find({ id: theirs.id })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(rose.customers.save(customerForm(gonaives, { code: 'X' }))).rejects.toMatchObject({
      code: 'REFUSED',
      data: { reason: 'other-depot' },
    })
  })

  test('a change of a customer is told on the timeline, once, and not where nothing changed', async () => {
    const { client, customer } = await openShop(await (await openDesk()).connect(door))
    const opened = await client.customers.find({ id: customer })
    await client.customers.save({ ...opened, notes: 'Kle a dèyè kontwa a.' })
    const saved = await client.customers.find({ id: customer })
    await client.customers.save(saved)

    const story = await client.timeline.of({ table: 'customer', id: customer })
    expect(story.map(({ kind }) => kind).toSorted()).toEqual(['customers.create', 'customers.save'])
  })
})
