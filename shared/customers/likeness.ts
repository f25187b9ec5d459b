import { digitsOf, folded } from '../kernel/text.ts'

/** What of a customer says whether it may be one that is there already; columns as the registry names them. */
export interface LikenessColumns {
  readonly depot_id?: unknown
  readonly code?: unknown
  readonly name?: unknown
  readonly city?: unknown
  readonly phone?: unknown
  readonly active?: unknown
}

/** The last digits of a phone number count: some write the country before it and some do not. */
const phoneDigits = 8
const leastPhone = 7
const leastName = 4

/**
 * Two active customers of a depot that share one of these keys may be one: the same code, the same phone number, the same name in the same
 * town, accents and capitals aside. None for a customer that is not served any more.
 */
export function likenessKeys({ depot_id: depot, code, name, city, phone, active }: LikenessColumns): string[] {
  if (active === 0 || typeof depot !== 'number') return []
  const keys: string[] = []
  const plainCode = folded(textOf(code))
  if (plainCode !== '') keys.push(`${depot}|code|${plainCode}`)
  const digits = digitsOf(textOf(phone))
  if (digits.length >= leastPhone) keys.push(`${depot}|phone|${digits.slice(-phoneDigits)}`)
  const plainName = folded(textOf(name))
  if (plainName.length >= leastName) keys.push(`${depot}|name|${plainName}|${folded(textOf(city))}`)
  return keys
}

/** Whether hardly anybody would doubt that two customers are one: they share a phone number, and a name or a code. */
export function surelyOne(one: LikenessColumns, other: LikenessColumns): boolean {
  const known = new Set(likenessKeys(one).map(withoutTown))
  const shared = likenessKeys(other)
    .map(withoutTown)
    .filter(key => known.has(key))
  return shared.length > 1 && shared.some(key => key.includes('|phone|'))
}

const withoutTown = (key: string): string => key.split('|').slice(0, 3).join('|')
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')
