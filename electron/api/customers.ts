import { lastChildDetail, lastChildEver } from '../../db/childNumber.ts'
import { listCustomers, listPlaces } from '../../db/customerList.ts'
import { findCustomersBy } from '../../db/customerSearch.ts'
import { codeTaken, findCustomer, insertCustomer, saveContacts, updateCustomer } from '../../db/customers.ts'
import { findTerms } from '../../db/customerTerms.ts'
import { findDepot } from '../../db/depots.ts'
import { nextId } from '../../db/nextId.ts'
import { findPriceList } from '../../db/priceLists.ts'
import { recordEvent } from '../../db/recordEvent.ts'
import type { Reader, Writer } from '../../db/schema.ts'
import type { Contact, Customer, CustomerForm } from '../../shared/customers/contract.ts'
import { customerIssues, tidiedCustomer } from '../../shared/customers/issues.ts'
import type { Issue } from '../../shared/errors.ts'
import { fingerprint } from '../../shared/kernel/fingerprint.ts'
import { ruling } from '../sync/identity.ts'
import type { Asking } from './asking.ts'
import { api } from './base.ts'
import { withRight } from './guards.ts'
import { changeReference } from './referenceChange.ts'
import { invalid, notFound, refuseAny, refused, stale } from './refusals.ts'
import { ownDepot, sees } from './scope.ts'

const mostSuggested = 12

export const customers = {
  list: api.customers.list
    .use(withRight('customers.view'))
    .handler(({ context, input }) =>
      listCustomers(context.store.reader, { ...input, depotId: ownDepot(context.person) }),
    ),

  places: api.customers.places
    .use(withRight('customers.view'))
    .handler(({ context }) => listPlaces(context.store.reader, ownDepot(context.person))),

  suggest: api.customers.suggest
    .use(withRight('customers.view'))
    .handler(({ context, input }) =>
      findCustomersBy(context.store.reader, input.text, { depotId: ownDepot(context.person), most: mostSuggested }),
    ),

  find: api.customers.find
    .use(withRight('customers.view'))
    .handler(({ context, input }) => seenCustomer(context, context.store.reader, input.id)),

  save: api.customers.save.use(withRight('customers.edit')).handler(({ context, input }) =>
    context.write(async tx => {
      const before = input.id === null ? null : await seenCustomer(context, tx, input.id)
      if (before && before.version !== input.version) throw stale(before.id, before.version)
      if (!writesFor(context, input.depotId)) throw refused('other-depot')

      const form = tidiedCustomer(input)
      const depot: Issue[] = (await findDepot(tx, form.depotId)) ? [] : [{ field: 'depot', problem: 'unknown' }]
      refuseAny([...customerIssues(form, await codeTaken(tx, form.depotId, form.code, form.id)), ...depot])

      const id = await written(tx, form, before)
      const saved = await seenCustomer(context, tx, id)
      if (before === null || before.version !== saved.version) await customerEvent(context, tx, saved, before === null)
      return saved
    }),
  ),

  saveTerms: api.customers.saveTerms.use(withRight('reference.request')).handler(async ({ context, input }) => {
    const { reader } = context.store
    const customer = await seenCustomer(context, reader, input.customerId)
    const present = await findTerms(reader, input.customerId)
    if (input.priceListId !== null && !(await findPriceList(reader, input.priceListId)))
      throw invalid({ field: 'priceList', problem: 'unknown' })
    return changeReference(context, {
      table: 'customer_terms',
      id: present?.id ?? null,
      values: {
        depot_id: customer.depotId,
        customer_id: customer.id,
        price_list_id: input.priceListId,
        payment_days: input.paymentDays,
        credit_limit_minor: input.creditLimitMinor,
        currency: input.currency,
        hold: input.hold ? 1 : 0,
        hold_reason_id: input.hold ? input.holdReasonId : null,
      },
      note: input.note,
      depotId: customer.depotId,
    })
  }),
}

/** Whether this person, on this computer, may write customers of that depot. */
function writesFor(context: Asking, depotId: number): boolean {
  const identity = context.identity()
  return (
    sees(context.person, depotId) && (ruling(identity) || identity.depotId === null || identity.depotId === depotId)
  )
}

/** A customer that this person sees; NOT_FOUND where there is none. */
async function seenCustomer(context: Asking, reader: Reader, id: number): Promise<Customer> {
  const customer = await findCustomer(reader, id)
  if (!customer || !sees(context.person, customer.depotId)) throw notFound(id)
  return customer
}

async function written(tx: Writer, form: CustomerForm, before: Customer | null): Promise<number> {
  const id = before?.id ?? (await nextId(tx))
  if (before === null) await insertCustomer(tx, id, form)
  else await updateCustomer(tx, id, form)
  const last = before === null ? 0 : await lastChildEver(tx, 'contact', id)
  const contacts = numbered(form.contacts, before?.contacts ?? [], last)
  if (before === null || fingerprint(contacts) !== fingerprint(before.contacts))
    await saveContacts(tx, id, before?.contacts ?? [], contacts)
  return id
}

/** A number that the customer does not have, or has twice, is a new contact's; no number is given again. */
function numbered(contacts: CustomerForm['contacts'], before: readonly Contact[], last: number): Contact[] {
  const free = new Set(before.map(contact => contact.n))
  let next = last
  return contacts.map(contact => {
    if (free.delete(contact.n)) return contact
    next += 1
    return { ...contact, n: next }
  })
}

const customerEvent = (context: Asking, tx: Writer, customer: Customer, isNew: boolean): Promise<void> =>
  recordEvent(tx, {
    table: 'customer',
    rowId: customer.id,
    depotId: customer.depotId,
    kind: isNew ? 'customers.create' : 'customers.save',
    at: context.now(),
    person: context.person.id,
    device: context.identity().device,
    detail: lastChildDetail(context.identity().device, customer.id, customer.contacts),
  })
