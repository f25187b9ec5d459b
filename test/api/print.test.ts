import { expect, test } from 'vitest'
import { overEveryDoor } from '../support/everyDoor.ts'
import { openDesk } from '../support/openDesk.ts'
import { pdfText } from '../support/pdfText.ts'
import { hire, passwordOf } from '../support/people.ts'
import { customerForm, line, openShop, orderForm, productForm, savedId } from '../support/shop.ts'

const a4 = { size: 'a4', language: null } as const
const textOf = async ({ pdf }: { pdf: string }): Promise<string> =>
  (await pdfText(Buffer.from(pdf, 'base64'))).join(' ')

overEveryDoor(door => {
  test('an order is printed in the language of its customer, with what the company has to say of itself', async () => {
    const { client, ...shop } = await openShop(await (await openDesk()).connect(door))
    const { company } = await client.settings.get()
    if (!company) throw new Error('there is a company')
    await client.settings.saveCompany({ ...company, taxId: '000-123-456-7', patente: '4102', note: '' })
    const form = orderForm({ client, ...shop }, { customerReference: 'BC 7', note: 'Pa dèyè' })
    const order = await client.orders.saveAndConfirm(form)

    const file = await client.print.order({ id: order.id, ...a4 })
    const text = await textOf(file)

    expect(file).toMatchObject({ language: 'ht', pages: 1, copy: false, version: order.version })
    expect(file.name).toBe(`Konfimasyon kòmand ${order.number}.pdf`)
    for (const said of ['Konfimasyon kòmand', 'Boissons du Nord', 'NIF 000-123-456-7', 'Patant 4102', 'Cap-Haïtien'])
      expect(text).toContain(said)
    for (const said of [order.number ?? '?', 'Depo Bon Pri', 'BC 7', 'Pa dèyè', 'Malta 33 cl', '12 kès', '1 150,00'])
      expect(text).toContain(said)
    expect(text).toContain('15 180,00 G')
    expect(text).toContain('115,44 USD')
    expect(text).toContain('1 USD = 131,50 HTG, to madi 17 novanm 2026')
    expect(text).toContain('Se Mirlande Joseph ki antre l, madi 17 novanm 2026 08:00')

    const french = await client.print.order({ id: order.id, size: 'receipt', language: 'fr' })
    expect(await textOf(french)).toContain('Confirmation de commande')
    expect(french.language).toBe('fr')
  })

  test('the paper in this computer’s printer is remembered for everybody who sits here', async () => {
    const desk = await openDesk()
    const { client } = await openShop(await desk.connect(door))
    expect(await client.print.size()).toBe('a4')
    await client.print.chooseSize({ size: 'receipt' })
    await hire(client, { login: 'wisner', role: 'viewer' })
    const next = await desk.connect(door)
    await next.auth.signIn({ login: 'wisner', password: passwordOf('wisner') })
    expect(await next.print.size()).toBe('receipt')
  })
})

test('what was printed once is a copy the next time, until the order changes; its timeline says who printed it', async () => {
  const { client, ...shop } = await openShop(await (await openDesk()).connect('port'))
  const order = await client.orders.save(orderForm({ client, ...shop }))
  const first = await client.print.order({ id: order.id, ...a4 })
  expect(first.copy).toBe(false)
  expect(await textOf(first)).toContain('BROUYON: POKO KÒMANDE')
  expect((await client.print.order({ id: order.id, ...a4 })).copy).toBe(false)

  const done = { id: order.id, version: first.version, size: 'a4', language: 'ht', way: 'print' } as const
  await client.print.orderDone(done)

  const again = await client.print.order({ id: order.id, ...a4 })
  expect(again.copy).toBe(true)
  expect(await textOf(again)).toContain('KOPI')
  const [told] = await client.timeline.of({ table: 'sales_order', id: order.id })
  expect(told).toMatchObject({ kind: 'orders.print', person: 'Mirlande Joseph' })

  await client.orders.receive({ id: order.id })
  expect((await client.print.order({ id: order.id, ...a4 })).copy).toBe(false)
})

test('printing is no act that undo takes back: the last change is still the last change', async () => {
  const { client, ...shop } = await openShop(await (await openDesk()).connect('port'))
  const order = await client.orders.save(orderForm({ client, ...shop }))
  const changed = await client.customers.find({ id: shop.customer })
  await client.customers.save({ ...changed, city: 'Milo' })
  const { version } = await client.print.order({ id: order.id, ...a4 })
  await client.print.orderDone({ id: order.id, version, size: 'a4', language: 'ht', way: 'save' })

  expect(await client.undo.last({})).toEqual({ act: 'customers.save' })
  expect((await client.customers.find({ id: shop.customer })).city).toBe('Limbé')
})

test('a viewer prints; nobody prints what another depot keeps', async () => {
  const desk = await openDesk()
  const { client, ...shop } = await openShop(await desk.connect('port'))
  const order = await client.orders.save(orderForm({ client, ...shop }))
  const [depot] = (await client.settings.get()).depots
  if (!depot) throw new Error('there is a depot')
  await hire(client, { login: 'wisner', role: 'viewer', depotId: shop.depotId })
  const gonaives = { ...depot, id: null, code: 'GON', name: 'Gonaïves', note: '' }
  const other = savedId(await client.settings.saveDepot(gonaives))
  await hire(client, { login: 'rose', role: 'viewer', depotId: other })

  const viewer = await desk.connect('port')
  await viewer.auth.signIn({ login: 'wisner', password: passwordOf('wisner') })
  const { version } = await viewer.print.order({ id: order.id, ...a4 })
  expect(await viewer.print.orderDone({ id: order.id, version, size: 'a4', language: 'ht', way: 'print' })).toBeNull()

  const stranger = await desk.connect('port')
  await stranger.auth.signIn({ login: 'rose', password: passwordOf('rose') })
  await expect(stranger.print.order({ id: order.id, ...a4 })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  await expect(stranger.print.customer({ id: shop.customer, ...a4 })).rejects.toMatchObject({ code: 'NOT_FOUND' })
})

test('what goes along and comes back stands on the order with its deposit', async () => {
  const { client, ...shop } = await openShop(await (await openDesk()).connect('port'))
  const names = { en: 'Crate of 24', fr: 'Casier de 24', ht: 'Kesye 24' }
  const crate = { id: null, code: 'K24', names, kind: 'crate', depositMinor: 15_000, active: true, note: '' } as const
  const caseContainerId = savedId(await client.containers.save(crate))
  const { version: _, proposed: __, units: ___, ...malta } = await client.products.find({ id: shop.malta })
  await client.products.save({ ...malta, caseContainerId, note: '' })
  const order = await client.orders.save(orderForm({ client, ...shop }))
  const text = await textOf(await client.print.order({ id: order.id, ...a4 }))
  expect(text).toContain('12 × Kesye 24 a 150,00 G')
  expect(text).toContain('Konsiy pou veso yo, an plis: 1 800,00 G')
})

test('an order in dollars says the deposits in dollars at its own rate and in gourdes, in which they are set', async () => {
  const { client, ...shop } = await openShop(await (await openDesk()).connect('port'))
  const names = { en: 'Crate of 24', fr: 'Casier de 24', ht: 'Kesye 24' }
  const crate = { id: null, code: 'K24', names, kind: 'crate', depositMinor: 15_000, active: true, note: '' } as const
  const caseContainerId = savedId(await client.containers.save(crate))
  const { version: _, proposed: __, units: ___, ...malta } = await client.products.find({ id: shop.malta })
  await client.products.save({ ...malta, caseContainerId, note: '' })
  const typed = { typedPrice: { priceUnits: 24, priceMinor: 875 } }
  const form = orderForm({ client, ...shop }, { currency: 'USD', lines: [line(shop.malta, 288, typed)] })
  const order = await client.orders.save(form)
  const text = await textOf(await client.print.order({ id: order.id, ...a4, language: 'en' }))
  // 1,800.00 ÷ 131.50 is 13.688.
  expect(text).toContain('Deposit for containers, on top: 13.69 USD')
  expect(text).toContain('= 1,800.00 G')
  expect(text).toContain('12 × Crate of 24 at 150.00 G')
  expect(text).toContain('1 USD = 131.50 HTG')
})

test('a price list says both currencies, with the rate, its day and how it was rounded; without a rate it says so', async () => {
  const { client, ...shop } = await openShop(await (await openDesk()).connect('port'))
  const written = await textOf(await client.print.priceList({ id: shop.priceList, ...a4, language: 'en' }))
  for (const said of ['Price HTG', 'Price USD', '1,150.00', '8.75', '1,480.00', '11.25'])
    expect(written).toContain(said)
  expect(written).toContain(
    'Prices in USD are worked out from those in HTG at 1 USD = 131.50 HTG, rate of Tuesday 17 November 2026, each rounded to the nearest hundredth. The price in HTG counts.',
  )
  const roll = await textOf(await client.print.priceList({ id: shop.priceList, size: 'receipt', language: 'ht' }))
  expect(roll).toContain('8,75 USD')
  const asked = { customerClass: 'hotel', zone: '', currency: 'HTG', ...a4 } as const
  const before = await textOf(await client.print.prices({ ...asked, day: '2026-11-17', language: 'fr' }))
  expect(before).toContain('Prix USD')

  const { company } = await client.settings.get()
  if (!company) throw new Error('there is a company')
  await client.settings.saveCompany({ ...company, secondCurrency: 'EUR', note: '' })
  const noRate = await textOf(await client.print.priceList({ id: shop.priceList, ...a4, language: 'fr' }))
  expect(noRate).toContain('Pas de prix en EUR : aucun taux n’est connu pour ce jour.')
  await client.settings.saveCompany({ ...company, secondCurrency: null, note: '' })
  const alone = await textOf(await client.print.priceList({ id: shop.priceList, ...a4, language: 'fr' }))
  expect(alone).not.toContain('USD')
  expect(alone).not.toContain('aucun taux')
})

test('a customer sheet has contacts, terms, delivery days, last orders and what is usually taken', async () => {
  const { client, ...shop } = await openShop(await (await openDesk()).connect('port'))
  const contacts = [{ n: 0, name: 'Ti Jo Élysée', role: 'achtè', phone: '3700 1111', email: '', isPrimary: true }]
  const form = customerForm(shop.depotId, {
    code: 'LAK',
    name: 'Hôtel Lakay',
    language: 'fr',
    deliveryDays: 0b10101,
    contacts,
  })
  const { id } = await client.customers.save({ ...form, notes: 'Portail bleu' })
  const terms = { priceListId: null, paymentDays: 30, creditLimitMinor: 5_000_000, currency: 'HTG' } as const
  await client.customers.saveTerms({ customerId: id, ...terms, hold: false, holdReasonId: null, note: '' })
  const order = await client.orders.saveAndConfirm(orderForm({ client, ...shop }, { customerId: id }))

  const text = await textOf(await client.print.customer({ id, ...a4 }))

  for (const said of ['Fiche client', 'Hôtel Lakay', 'Ti Jo Élysée', '3700 1111', 'Portail bleu', 'lun., mer., ven.'])
    expect(text).toContain(said)
  for (const said of ['30 jours après la facture', '50 000,00 G', order.number ?? '?', 'Confirmé', '12 caisses'])
    expect(text).toContain(said)
  expect(text).toContain('50 000,00 G = 380,23 USD')
  expect(text).toContain('1 USD = 131,50 HTG, taux du mardi 17 novembre 2026')
  expect(text).toContain('15 180,00 G = 115,44 USD')
  expect(text).toContain('Bloqué non')

  const held = { hold: true, holdReasonId: shop.reasons.hold, priceListId: shop.priceList, note: '' }
  await client.customers.saveTerms({ customerId: id, ...terms, ...held })
  const stopped = await textOf(await client.print.customer({ id, ...a4 }))
  const { reasonCodes } = await client.settings.get()
  const reason = reasonCodes.find(each => each.id === shop.reasons.hold)?.texts.fr ?? '?'
  const list = (await client.priceLists.find({ id: shop.priceList })).name
  expect(stopped).toContain('BLOQUÉ : LES COMMANDES NE SONT PAS CONFIRMÉES')
  expect(stopped).toContain(`Bloqué ${reason}`)
  expect(stopped).toContain(`Tarif ${list}`)
})

test('a customer with whom nothing was agreed has a sheet that says so, with the list that counts for it', async () => {
  const { client, ...shop } = await openShop(await (await openDesk()).connect('port'))
  const list = (await client.priceLists.find({ id: shop.priceList })).name
  const text = await textOf(await client.print.customer({ id: shop.customer, ...a4, language: 'en' }))
  for (const said of [`Price list ${list} · by kind and zone`, 'Payment nothing agreed yet', 'On hold no'])
    expect(text).toContain(said)
})

test('prices of a class and zone on a day are those that an order of that day takes, the list itself is as it was written', async () => {
  const { client, ...shop } = await openShop(await (await openDesk()).connect('port'))
  const list = {
    id: null,
    code: 'OTEL',
    name: 'Otèl Nò',
    currency: 'HTG',
    customerClass: 'hotel',
    zone: 'Nord',
  } as const
  const later = { validFrom: '2026-11-18', validTo: null, taxIncluded: false, note: '' }
  const id = savedId(await client.priceLists.save({ ...list, ...later }))
  const item = { priceListId: id, n: 0, productId: shop.malta, priceUnits: 24, priceMinor: 99_900, fromQuantity: 1 }
  await client.priceLists.saveItem(item)
  await client.priceLists.saveItem({ ...item, priceMinor: 95_500, fromQuantity: 240 })
  const asked = { customerClass: 'hotel', zone: 'Nord', currency: 'HTG', ...a4, language: 'ht' } as const

  const today = await textOf(await client.print.prices({ ...asked, day: '2026-11-17' }))
  const tomorrow = await textOf(await client.print.prices({ ...asked, day: '2026-11-18' }))
  const written = await textOf(await client.print.priceList({ id, ...a4, language: 'en' }))

  expect(today).toContain('1 150,00')
  expect(today).not.toContain('999,00')
  expect(tomorrow).toContain('999,00')
  expect(tomorrow).toContain('10 kès')
  expect(tomorrow).toContain('955,00')
  expect(tomorrow).toContain('1 480,00')
  expect(tomorrow).toContain('Pri mèkredi 18 novanm 2026')
  for (const said of [
    'Price list',
    'Otèl Nò',
    'For: Hotel',
    'Zone: Nord',
    '999.00',
    'Valid from Wednesday 18 November 2026',
  ])
    expect(written).toContain(said)
})

test('the list of products has every product that is sold, by the name in its language', async () => {
  const { client } = await openShop(await (await openDesk()).connect('port'))
  const { taxClasses } = await client.settings.get()
  const names = { en: 'Rum 75 cl', fr: 'Rhum 75 cl', ht: 'Wonm 75 cl' }
  const form = productForm({
    sku: 'WON-6',
    names,
    taxClassId: taxClasses[0]?.id ?? 0,
    barcode: '0743',
    active: false,
  })
  await client.products.save(form)
  const file = await client.print.products({ ...a4, language: 'fr', inactive: true })
  const text = await textOf(file)
  for (const said of ['Produits', 'MAL-24', 'BYE-24', 'DLO-12', 'Rhum 75 cl', '0743', 'n’est plus vendu'])
    expect(text).toContain(said)
  expect(await textOf(await client.print.products({ ...a4, language: 'fr' }))).not.toContain('Rhum')
})

test('every door answers the same bytes', async () => {
  const desk = await openDesk()
  const { client, ...shop } = await openShop(await desk.connect('port'))
  const order = await client.orders.saveAndConfirm(
    orderForm({ client, ...shop }, { lines: [line(shop.malta, 294), line(shop.beer, 48)] }),
  )
  const byPort = await client.print.order({ id: order.id, ...a4 })
  for (const door of ['socket', 'http'] as const) {
    const other = await desk.connect(door)
    await other.auth.signIn({ login: 'mirlande', password: 'kafe nwa san sik' })
    expect(await other.print.order({ id: order.id, ...a4 })).toEqual(byPort)
  }
})
