import type { Currency } from '../kernel/money.ts'
import { applyMapping } from './applyMapping.ts'
import { Mapping, type MappingInput } from './mapping.ts'
import type { ImportProfile } from './profile.ts'

/** A ready-made profile that is a mapping; `columns` are the headings of each table by which it is known. */
export function mappingProfile(
  given: Omit<MappingInput, 'version' | 'currency'> & { currency: Currency },
  columns: Readonly<Record<string, readonly string[]>>,
  founding: ImportProfile['founding'],
): ImportProfile {
  const mapping = Mapping.parse({ version: 1, ...given })
  return {
    name: mapping.name,
    currency: given.currency,
    founding,
    files: Object.fromEntries(
      Object.entries(mapping.tables).map(([part, { file, left }]) => [
        part,
        { file, columns: columns[part] ?? [], left: left !== undefined },
      ]),
    ),
    read: (tables, context) => applyMapping(mapping, tables, context),
  }
}
