import type { Written } from '../import/rows.ts'
import { addDays } from '../kernel/day.ts'
import { registry, type TableName } from '../sync/registry.ts'
import type { Catalogue } from './catalogue.ts'
import type { MadeCompany } from './company.ts'
import type { MadeCustomer } from './customers.ts'
import type { SampleRequest, Texts } from './profile.ts'
import type { World } from './world.ts'

type Values = Readonly<Record<string, string | number | null>>

interface Asked {
  readonly table: TableName
  readonly rowId: number
  readonly sub: number
  readonly creates: boolean
  readonly proposal: Values
  readonly present: Values
}

/** What depots ask of head office: some waits for an answer, some has one. */
export function writeRequests(
  world: World,
  company: MadeCompany,
  catalogue: Catalogue,
  customers: readonly MadeCustomer[],
): void {
  for (const request of world.profile.requests) {
    const asked = askedOf(world, catalogue, customers, request)
    const person = company.person(request.login)
    const at = world.ago(request.hoursAgo * 3_600_000)
    const answeredAt = at + 5 * 3_600_000
    const byAsker = request.answer?.status === 'withdrawn'
    const depotId = person.depotId ?? company.depots[0]?.id ?? 0
    world.group('reference.edit', [
      {
        table: 'request',
        row: {
          id: world.nextId(),
          depot_id: depotId,
          table_number: registry[asked.table].number,
          row_id: asked.rowId,
          sub: asked.sub,
          creates: asked.creates ? 1 : 0,
          proposal: JSON.stringify(asked.proposal),
          present: JSON.stringify(asked.present),
          note: request.note,
          status: request.answer?.status ?? 'open',
          asked_by: person.id,
          asked_at: at,
          answered_by: request.answer === null ? null : byAsker ? person.id : company.leader.id,
          answered_at: request.answer === null ? null : answeredAt,
          answer: request.answer?.text ?? '',
        },
      },
      ...(asked.creates
        ? []
        : [askedEvent(world, company, asked, { at, depotId, person: person.id, note: request.note })]),
    ])
  }
}

/** Told where the record is looked at: terms at their customer, a price at its list. */
function askedEvent(
  world: World,
  company: MadeCompany,
  asked: Asked,
  { at, depotId, person, note }: { at: number; depotId: number; person: number; note: string },
): Written {
  return world.event({
    table: asked.table === 'price_item' ? 'price_list' : asked.table,
    rowId: asked.rowId,
    depotId,
    kind: 'requests.ask',
    at,
    person,
    device: company.depots.find(depot => depot.id === depotId)?.device ?? 0,
    detail: { note },
  })
}

function askedOf(
  world: World,
  catalogue: Catalogue,
  customers: readonly MadeCustomer[],
  { about, answer }: SampleRequest,
): Asked {
  switch (about.table) {
    case 'customer_terms': {
      const terms = customers.find(customer => customer.name === about.customer)?.terms
      if (!terms) throw new Error(`the sample has no terms for ${about.customer}`)
      const limit = about.limitMajor * 100
      const before = answer?.status === 'accepted' ? Math.round((limit * 4) / 5) : terms.limitMinor
      return {
        table: 'customer_terms',
        rowId: terms.id,
        sub: 0,
        creates: false,
        proposal: { credit_limit_minor: limit },
        present: { credit_limit_minor: before },
      }
    }
    case 'price_item': {
      const list = catalogue.listOf(about.list, world.today)
      const item = catalogue.itemOf(list.priceListId, catalogue.product(about.sku).id)
      return {
        table: 'price_item',
        rowId: list.priceListId,
        sub: item.n,
        creates: false,
        proposal: { price_minor: about.priceMinor },
        present: { price_minor: item.priceMinor },
      }
    }
    case 'product':
      return { ...newRow(world, 'product'), proposal: newProduct(catalogue, about) }
    case 'promotion': {
      const product = catalogue.product(about.sku)
      return {
        ...newRow(world, 'promotion'),
        proposal: {
          name: about.name,
          product_id: product.id,
          buy_quantity: about.buyCases * product.caseUnits,
          free_quantity: about.freeCases * product.caseUnits,
          valid_from: addDays(world.today, 3),
          valid_to: addDays(world.today, 45),
          active: 1,
        },
      }
    }
  }
}

const newRow = (world: World, table: TableName) => ({
  table,
  rowId: world.nextId(),
  sub: 0,
  creates: true,
  present: {},
})

/** With the case, the tax and the weight of one that is there. */
function newProduct(catalogue: Catalogue, { sku, like, names }: { sku: string; like: string; names: Texts }): Values {
  const known = catalogue.product(like)
  return {
    sku,
    name_en: names.en,
    name_fr: names.fr,
    name_ht: names.ht,
    case_units: known.caseUnits,
    tax_class_id: known.taxClassId,
    weight_g: known.weightG,
    barcode: null,
    category: known.category,
    active: 1,
    unit_container_id: null,
    case_container_id: null,
  }
}
