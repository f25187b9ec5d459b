import type { Client } from '../../shared/contract.ts'
import type { CustomerForm } from '../../shared/customers/contract.ts'
import type { LineForm, OrderForm } from '../../shared/orders/contract.ts'
import type { Order } from '../../shared/orders/order.ts'
import type { ProductForm } from '../../shared/products/contract.ts'
import type { Outcome } from '../../shared/settings/contract.ts'
import { begin } from './people.ts'

/** A desk that is ready for its first order: two products with a price, one without, and a customer. */
export interface Shop {
  readonly client: Client
  readonly depotId: number
  readonly malta: number
  readonly beer: number
  /** In no price list. */
  readonly water: number
  readonly priceList: number
  readonly customer: number
  readonly reasons: { readonly hold: number; readonly cancel: number; readonly freeGoods: number }
}

export async function openShop(client: Client): Promise<Shop> {
  await begin(client)
  const settings = await client.settings.get()
  const depotId = settings.depots[0]?.id ?? 0
  const taxed = settings.taxClasses.find(({ rateBp }) => rateBp === 1000)?.id ?? 0
  const reasonOf = (kind: string): number => settings.reasonCodes.find(reason => reason.kind === kind)?.id ?? 0
  const add = async (sku: string, name: string): Promise<number> =>
    savedId(
      await client.products.save(productForm({ sku, names: { en: name, fr: name, ht: name }, taxClassId: taxed })),
    )
  const malta = await add('MAL-24', 'Malta 33 cl')
  const beer = await add('BYE-24', 'Byè 33 cl')
  const water = await add('DLO-12', 'Dlo 50 cl')
  const general = (await client.priceLists.list()).find(
    ({ currency, customerClass }) => currency === 'HTG' && customerClass === null,
  )
  const priceList = general?.id ?? 0
  for (const [productId, priceMinor] of [
    [malta, 115_000],
    [beer, 148_000],
  ] as const)
    await client.priceLists.saveItem({
      priceListId: priceList,
      n: 0,
      productId,
      priceUnits: 24,
      priceMinor,
      fromQuantity: 1,
    })
  const { id: customer } = await client.customers.save(customerForm(depotId))
  const reasons = { hold: reasonOf('hold'), cancel: reasonOf('cancel'), freeGoods: reasonOf('free-goods') }
  return { client, depotId, malta, beer, water, priceList, customer, reasons }
}

export const productForm = (part: Partial<ProductForm>): ProductForm => ({
  id: null,
  sku: 'MAL-24',
  names: { en: 'Malta', fr: 'Malta', ht: 'Malta' },
  caseUnits: 24,
  taxClassId: 1,
  weightG: null,
  barcode: null,
  category: 'drinks',
  active: true,
  unitContainerId: null,
  caseContainerId: null,
  note: '',
  ...part,
})

export const customerForm = (depotId: number, part: Partial<CustomerForm> = {}): CustomerForm => ({
  id: null,
  version: 0,
  depotId,
  code: 'DBP',
  name: 'Depo Bon Pri',
  tradeName: '',
  customerClass: 'kiosk',
  zone: 'Nord',
  address: '',
  city: 'Limbé',
  phone: '3712 3456',
  language: 'ht',
  deliveryDays: 0,
  taxId: '',
  notes: '',
  active: true,
  contacts: [],
  ...part,
})

export const line = (productId: number, quantity: number, part: Partial<LineForm> = {}): LineForm => ({
  n: 0,
  productId,
  quantity,
  discountBp: 0,
  typedPrice: null,
  freeReasonId: null,
  promotionId: null,
  ...part,
})

/** Twelve cases of malta for tomorrow, unless said otherwise. */
export const orderForm = (shop: Shop, part: Partial<OrderForm> = {}): OrderForm => ({
  id: null,
  version: 0,
  customerId: shop.customer,
  channel: 'phone',
  customerReference: '',
  requestedDay: '2026-11-18',
  currency: 'HTG',
  note: '',
  lines: [line(shop.malta, 288)],
  ...part,
})

/** An order that is there as it would be typed again. */
export const formOf = (order: Order) => ({
  id: order.id,
  version: order.version,
  customerId: order.customerId,
  channel: order.channel,
  customerReference: order.customerReference,
  requestedDay: order.requestedDay,
  currency: order.currency,
  note: order.note,
  lines: order.lines.map(({ n, productId, quantity, discountBp, freeReasonId, promotionId }) =>
    line(productId, quantity, { n, discountBp, freeReasonId, promotionId }),
  ),
})

export function savedId(outcome: Outcome): number {
  if (outcome.outcome === 'requested') throw new Error('it was asked of head office instead')
  return outcome.id
}
