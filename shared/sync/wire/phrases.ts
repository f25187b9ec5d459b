import { BitWriter } from './bitWriter.ts'
import { Budget } from './budget.ts'
import { noPhrases, type Phrases, Spelling } from './spelling.ts'

/**
 * What both ends have in mind before the first text: acts, rights, and how numbers and details begin. Never changed within one version of
 * the protocol; what is missing here is only spelt out once.
 */
const texts = [
  '{"lastChild":',
  '{"number":"',
  '{"note":"',
  '","',
  '":"',
  'true',
  'false',
  'null',
  'America/Port-au-Prince',
  'Cap-Haïtien',
  'Gonaïves',
  'Port-au-Prince',
  '+509 3',
  '-26-000',
  '-27-000',
  'PO-CAP',
  'DEL-CAP',
  'INV-CAP',
  'ORD-CAP',
  'requests.answer',
  'requests.accept',
  'requests.refuse',
  'reference.request',
  'reference.edit',
  'products.save',
  'priceLists.saveItem',
  'people.edit',
  'people.save',
  'devices.enrol',
  'sync.resolve',
  'sync.released',
  'attention.resolve',
  'attention.resend',
  'imports.run',
  'imports.apply',
  'settings.edit',
  'customers.save',
  'customers.edit',
  'orders.changeLines',
  'orders.undo',
  'orders.cancel',
  'orders.release',
  'orders.hold',
  'orders.check',
  'orders.receive',
  'orders.create',
  'orders.save',
  'orders.saveAndConfirm',
  'orders.enter',
  'orders.confirm',
]

export const phrases: Phrases = inMind()

function inMind(): Phrases {
  const spelling = new Spelling(new BitWriter(new Budget(true)), noPhrases())
  for (const text of texts) spelling.spell(text, -1)
  return spelling.learnt()
}
