import { z } from 'zod'
import type { Role } from './role.ts'

/** Everything that somebody may or may not do. The one permission table of the desk, of the screens and of head office. */
export const rights = [
  'orders.view',
  'orders.enter',
  'orders.check',
  'orders.confirm',
  'orders.hold',
  'orders.release',
  'orders.cancel',
  'customers.view',
  'customers.edit',
  'reference.view',
  'reference.request',
  'reference.edit',
  'requests.answer',
  'people.edit',
  'imports.run',
  'sync.run',
  'sync.resolve',
  'settings.edit',
  'devices.manage',
  'depots.all',
  'stock.view',
  'stock.move',
  'stock.count',
] as const
export const Right = z.enum(rights)
export type Right = z.infer<typeof Right>

const everyone: readonly Right[] = ['orders.view', 'customers.view', 'reference.view', 'sync.run', 'stock.view']
const desk: readonly Right[] = [...everyone, 'orders.enter', 'orders.check', 'customers.edit', 'reference.request']
const lead: readonly Right[] = [
  ...desk,
  'orders.confirm',
  'orders.hold',
  'orders.release',
  'orders.cancel',
  'sync.resolve',
  'imports.run',
  'stock.move',
  'stock.count',
]

const granted: Record<Role, ReadonlySet<Right>> = {
  manager: new Set<Right>([...lead, 'settings.edit']),
  supervisor: new Set<Right>(lead),
  'order-desk': new Set<Right>([...desk, 'orders.confirm', 'orders.hold', 'orders.cancel']),
  dispatcher: new Set<Right>([...everyone, 'orders.check', 'orders.hold', 'stock.move']),
  billing: new Set<Right>([...everyone, 'orders.hold', 'reference.request']),
  viewer: new Set<Right>(everyone),
  'head-office': new Set<Right>(rights),
}

/** Whether somebody of this role may do this, wherever it is asked: a button, a call, or head office. */
export const may = (role: Role, right: Right): boolean => granted[role].has(right)

export const rightsOf = (role: Role): readonly Right[] => rights.filter(right => may(role, right))
