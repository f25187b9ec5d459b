import type { Container } from '../shared/containers/container.ts'
import type { Packing } from '../shared/orders/deposits.ts'
import type { Reader } from './schema.ts'

export async function listContainers(reader: Reader): Promise<Container[]> {
  const rows = await reader.selectFrom('container').selectAll().orderBy('code').execute()
  return rows.map(row => ({
    id: row.id,
    code: row.code,
    names: { en: row.name_en, fr: row.name_fr, ht: row.name_ht },
    kind: row.kind,
    depositMinor: row.deposit_minor,
    active: row.active === 1,
  }))
}

/** Whether a product that is sold comes in this container. */
export async function containerInUse(reader: Reader, id: number): Promise<boolean> {
  const product = await reader
    .selectFrom('product')
    .select('id')
    .where('active', '=', 1)
    .where(eb => eb.or([eb('unit_container_id', '=', id), eb('case_container_id', '=', id)]))
    .limit(1)
    .executeTakeFirst()
  return product !== undefined
}

/** What each of these products comes in. */
export async function packingsOf(reader: Reader, productIds: readonly number[]): Promise<ReadonlyMap<number, Packing>> {
  if (productIds.length === 0) return new Map()
  const rows = await reader
    .selectFrom('product')
    .select(['id', 'unit_container_id', 'case_container_id'])
    .where('id', 'in', productIds)
    .execute()
  return new Map(
    rows.map(row => [row.id, { unitContainerId: row.unit_container_id, caseContainerId: row.case_container_id }]),
  )
}
