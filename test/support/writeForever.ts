import { openStore } from '../../db/open.ts'
import { addCustomer, addOrder, by, foundCompany } from './business.ts'

/** Saves orders one after the other until it is killed, printing each order's id once it is saved. */
const store = openStore({ file: process.argv[2] ?? '', now: Date.now, device: 5 })
const company = await foundCompany(store)
const act = by(company.person, 'orders.save', 'orders.enter')
const customer = await store.write(act, tx => addCustomer(tx, company.depot, 'C'))
for (;;) {
  const id = await store.write(act, tx => addOrder(tx, { company, customer, number: null, now: Date.now() }))
  process.stdout.write(`${id}\n`)
}
