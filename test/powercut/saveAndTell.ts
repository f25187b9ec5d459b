import { appendFileSync } from 'node:fs'
import { openStore } from '../../db/open.ts'
import { addCustomer, addOrder, by } from '../support/business.ts'
import { acknowledgement } from './recording.ts'

/**
 * Saves orders in a store that is there already and writes into the recorder's record when each was acknowledged, between what the disk was
 * asked; empties the write-ahead log now and then.
 */
const [file = '', record = '', synchronous = 'FULL', company = '{}', count = '0'] = process.argv.slice(2)
const store = openStore({ file, now: Date.now })
// The first write of a new opening is the program's own; from here on the setting is what the caller wants to see fail or stand.
await store.pen.idle(database => void database.pragma(`synchronous = ${synchronous}`))
const known = JSON.parse(company)
const act = by(known.person, 'orders.save', 'orders.enter')
for (let saved = 0; saved < Number(count); saved += 1) {
  await store.write(act, async tx => {
    const customer = await addCustomer(tx, known.depot, `C${saved}`)
    await addOrder(tx, { company: known, customer, number: null, now: Date.now() })
  })
  const { last_tx } = await store.reader.selectFrom('capture').select('last_tx').executeTakeFirstOrThrow()
  appendFileSync(record, acknowledgement(last_tx))
  if (saved % 45 === 44) await store.checkpoint()
}
// As it stands: no tidy end.
process.exit(0)
