import { expect, test } from 'vitest'
import type { Client } from '../../shared/contract.ts'
import { overEveryDoor } from '../support/everyDoor.ts'
import { openDesk } from '../support/openDesk.ts'
import { enrol, hire, passwordOf } from '../support/people.ts'
import { openShop, orderForm, savedId } from '../support/shop.ts'

const holiday = {
  n: 0,
  day: '2026-11-20',
  names: { en: 'Stocktaking', fr: 'Inventaire', ht: 'Envantè' },
  closed: true,
  cutoffMinute: null,
  recurrence: 'once',
} as const

const first = async (client: Client) => {
  const [calendar] = (await client.settings.get()).calendars
  if (!calendar) throw new Error('a company begins with a calendar')
  return calendar
}

overEveryDoor(door => {
  test('a company in Haiti begins with the holidays of this year and the next, and its depot works by them', async () => {
    const { client } = await openShop(await (await openDesk()).connect(door))
    const { calendars, depots } = await client.settings.get()
    expect(calendars).toMatchObject([{ code: 'HT', workingDays: 63, cutoffs: Array(7).fill(null) }])
    expect(depots[0]?.calendarId).toBe(calendars[0]?.id)
    expect(calendars[0]?.holidays.map(({ day }) => day)).toEqual(
      expect.arrayContaining(['2026-11-18', '2026-12-25', '2027-02-08', '2027-02-09', '2027-03-26', '2027-05-27']),
    )
    expect(calendars[0]?.holidays).toHaveLength(28)
  })

  test('a holiday that is entered moves the proposed day, and taken away it no longer does', async () => {
    const shop = await openShop(await (await openDesk()).connect(door))
    const { client, customer } = shop
    const calendar = await first(client)
    const next = async () => (await client.orders.about({ customerId: customer })).nextDeliveryDay
    await client.calendars.saveHoliday({ ...holiday, calendarId: calendar.id, day: '2026-11-19' })
    expect(await next()).toBe('2026-11-20')

    const entered = (await first(client)).holidays.find(({ day }) => day === '2026-11-19')
    expect(entered).toMatchObject({ names: holiday.names, closed: true, recurrence: 'once' })
    await client.calendars.saveHoliday({ ...holiday, ...entered, calendarId: calendar.id, removed: true })
    expect(await next()).toBe('2026-11-19')
    expect((await client.timeline.of({ table: 'calendar', id: calendar.id })).map(({ kind }) => kind)).toEqual([
      'calendars.saveHoliday',
      'calendars.saveHoliday',
    ])
  })

  test('an order for a closed day is taken all the same: the depot may well drive', async () => {
    const shop = await openShop(await (await openDesk()).connect(door))
    const order = await shop.client.orders.saveAndConfirm(orderForm(shop, { requestedDay: '2026-11-18' }))
    expect(order).toMatchObject({ status: 'confirmed', requestedDay: '2026-11-18' })
  })

  test('a half day has its own cut-off, a weekday its own too, and Today goes by them', async () => {
    const { client } = await openShop(await (await openDesk()).connect(door))
    const calendar = await first(client)
    const cutoffAt = async () => (await client.today.overview()).cutoff
    const at = async (hour: number) => expect(await cutoffAt()).toMatchObject({ at: Date.UTC(2026, 10, 17, hour + 5) })
    await at(12)
    const { holidays: _, ...form } = calendar
    await client.calendars.save({ ...form, cutoffs: [null, 600, null, null, null, null, null] })
    await at(10)
    await client.calendars.saveHoliday({
      ...holiday,
      calendarId: calendar.id,
      day: '2026-11-17',
      closed: false,
      cutoffMinute: 540,
    })
    await at(9)
  })

  test('a year is copied once, what moves with Easter where it falls, what is announced by a person', async () => {
    const { client } = await openShop(await (await openDesk()).connect(door))
    const calendar = await first(client)
    await client.calendars.saveHoliday({ ...holiday, calendarId: calendar.id, day: '2027-06-11' })
    const copy = () => client.calendars.copyYear({ calendarId: calendar.id, from: 2027, to: 2028 })
    expect(await copy()).toEqual({ copied: 14, requested: false, toEnter: 1 })
    expect(await copy()).toEqual({ copied: 0, requested: false, toEnter: 1 })
    const days = (await first(client)).holidays.map(({ day }) => day).filter(day => day.startsWith('2028'))
    expect(days).toEqual(expect.arrayContaining(['2028-02-28', '2028-02-29', '2028-04-14', '2028-06-15', '2028-11-18']))
    expect(days).toHaveLength(14)
    const numbers = (await first(client)).holidays.map(({ n }) => n)
    expect(new Set(numbers).size).toBe(numbers.length)
  })

  test('what needs mending is named, and a calendar that a depot works by stays in use', async () => {
    const { client } = await openShop(await (await openDesk()).connect(door))
    const { holidays: _, ...calendar } = await first(client)
    await expect(client.calendars.save({ ...calendar, id: null, code: 'ht' })).rejects.toMatchObject({
      data: { issues: [{ field: 'code', problem: 'already-used' }] },
    })
    await expect(client.calendars.save({ ...calendar, workingDays: 0 })).rejects.toMatchObject({
      data: { issues: [{ field: 'workingDays', problem: 'required' }] },
    })
    await expect(
      client.calendars.saveHoliday({ ...holiday, calendarId: calendar.id, day: '2026-11-18' }),
    ).rejects.toMatchObject({ data: { issues: [{ field: 'day', problem: 'already-used' }] } })
    await expect(client.calendars.save({ ...calendar, active: false })).rejects.toMatchObject({
      code: 'REFUSED',
      data: { reason: 'in-use' },
    })
    const other = savedId(await client.calendars.save({ ...calendar, id: null, code: 'GON', name: 'Gonaïves' }))
    const [depot] = (await client.settings.get()).depots
    if (!depot) throw new Error('a company begins with a depot')
    await client.settings.saveDepot({ ...depot, calendarId: other })
    expect(await client.calendars.save({ ...calendar, active: false })).toMatchObject({ outcome: 'saved' })
    await expect(client.settings.saveDepot({ ...depot, calendarId: 999_999 })).rejects.toMatchObject({
      data: { issues: [{ field: 'calendarId', problem: 'unknown' }] },
    })
  })

  test('a desk under a head office asks for a year of holidays, and what is accepted stands there', async () => {
    const desk = await openDesk()
    const { client } = await openShop(await desk.connect(door))
    await hire(client, { login: 'rose', role: 'order-desk' })
    const calendar = await first(client)
    await enrol(desk, { depotId: (await client.settings.get()).depots[0]?.id ?? 0 })
    const rose = await desk.connect(door)
    await rose.auth.signIn({ login: 'rose', password: passwordOf('rose') })

    expect(await rose.calendars.copyYear({ calendarId: calendar.id, from: 2027, to: 2028, note: 'Pou 2028' })).toEqual({
      copied: 14,
      requested: true,
      toEnter: 0,
    })
    const asked = await rose.requests.list({})
    expect(asked).toHaveLength(14)
    expect(asked[0]).toMatchObject({
      table: 'holiday',
      creates: true,
      subject: 'Haïti · Fèt Endepandans · sam 1 jan 2028',
    })

    desk.desk.identityFile.change({ headOffice: true })
    for (const { id } of asked) await client.requests.accept({ id })
    const days = (await first(client)).holidays.filter(({ day }) => day.startsWith('2028'))
    expect(days).toHaveLength(14)
  })
})
