import { expect } from '@playwright/test'
import { go, type Seed, test } from '../support/drinksPage.ts'

/** What would be run, or be drawn as something else, where a name became HTML. */
const typed = [
  '<img src=x onerror="window.harmed=1">',
  '"><script>window.harmed=1</script>',
  "'-window.harmed=1-'",
  '<svg onload=window.harmed=1>',
  '{{window.harmed=1}}<%=window.harmed=1%>',
  'javascript:window.harmed=1',
] as const
const [image, script, quoted, svg, template, link] = typed

const everywhere: Seed = async (client, { customers, products }) => {
  const customer = await client.customers.find({ id: customers['C-002'] ?? 0 })
  const contact = { n: 0, name: template, role: link, phone: '3700 1111', email: '', isPrimary: true }
  await client.customers.save({
    ...customer,
    name: image,
    tradeName: script,
    address: svg,
    notes: quoted,
    contacts: [contact],
  })
  const { version: _, proposed: __, ...malta } = await client.products.find({ id: products['MAL-24'] ?? 0 })
  await client.products.save({ ...malta, names: { en: image, fr: script, ht: svg }, category: quoted, note: template })
  const line = { n: 0, productId: products['MAL-24'] ?? 0, quantity: 24, discountBp: 0 }
  await client.orders.saveAndConfirm({
    id: null,
    version: 0,
    customerId: customers['C-002'] ?? 0,
    channel: 'phone',
    customerReference: svg,
    requestedDay: '2099-11-18',
    currency: 'HTG',
    note: image,
    lines: [{ ...line, typedPrice: null, freeReasonId: null, promotionId: null }],
  })
}

test.use({ beforehand: { enter: everywhere } })

test('what somebody typed into names and notes is text on every screen that shows it, and in what is found', async ({
  drinks: { page, desk },
}) => {
  const clean = async () => {
    expect(await page.evaluate(() => 'harmed' in window)).toBe(false)
    await expect(page.locator('img[src="x"], svg[onload], a[href^="javascript:"]')).toHaveCount(0)
  }
  const customer = desk.customers['C-002']
  const product = desk.products['MAL-24']
  const shown: [path: string, text: string][] = [
    ['customers', image],
    [`customers/${customer}`, quoted],
    [`customers/${customer}/edit`, ''],
    ['products', svg],
    [`products/${product}`, svg],
    ['orders', image],
    ['stock', svg],
    ['prices', ''],
    ['today', ''],
    ['requests', ''],
    ['attention', ''],
    ['settings/audit', ''],
  ]
  for (const [path, text] of shown) {
    await go(page, `/${path}`)
    await expect(page.getByRole('main')).not.toBeEmpty()
    if (text) await expect(page.getByRole('main').getByText(text).first()).toBeVisible()
    await clean()
  }
  await go(page, '/orders')
  await page.getByRole('main').getByText(image).first().dblclick()
  await expect(page.getByRole('main').getByText(svg).first()).toBeVisible()
  await clean()
  await page.keyboard.press('Control+k')
  await page.keyboard.type('img src')
  await expect(page.getByRole('dialog').getByText(image).first()).toBeVisible()
  await clean()
})
