import { listBatches } from '../../db/importBatch.ts'
import { listPeople } from '../../db/people.ts'
import type { TableRows } from '../../shared/lists/tables/tables.ts'
import type { TableAsk } from './tableSource.ts'

export async function importRows({ reader }: TableAsk): Promise<TableRows['imports'][]> {
  const people = new Map((await listPeople(reader)).map(({ id, name }) => [id, name]))
  const batches = await listBatches(reader)
  return batches.map(batch => ({ ...batch, person: people.get(batch.personId) ?? '' }))
}
