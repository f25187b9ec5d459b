import path from 'node:path'

/** What is asked for: to import by a profile or a mapping, or to suggest a mapping for the tables of a folder. */
export interface ImportArguments {
  readonly from: string
  /** Null where only a suggestion is wanted. */
  readonly data: string | null
  readonly profile: string | null
  /** The path of a mapping file. */
  readonly mapping: string | null
  readonly suggest: boolean
  /** Says what would come in and writes nothing. */
  readonly preview: boolean
  readonly login: string | null
}

const withValue: ReadonlySet<string> = new Set(['--profile', '--mapping', '--from', '--data', '--login'])
const alone: ReadonlySet<string> = new Set(['--suggest', '--preview'])

/**
 * `--profile NAME --from DIR --data DIR`, `--mapping FILE.json --from DIR --data DIR`, each with `--login NAME` or `--preview` where wanted, or
 * `--suggest --from DIR`; null where that is not what was given.
 */
export function importArguments(given: readonly string[], folder: string): ImportArguments | 'help' | null {
  if (given.includes('--help') || given.includes('-h')) return 'help'
  const values = new Map<string, string>()
  const said = new Set<string>()
  for (let at = 0; at < given.length; at += 1) {
    const [name = '', inline] = (given[at] ?? '').split(/=(.*)/s)
    if (alone.has(name) && inline === undefined) {
      said.add(name)
      continue
    }
    const value = inline ?? given[++at]
    if (!withValue.has(name) || !value) return null
    values.set(name, value)
  }
  const from = values.get('--from')
  const data = values.get('--data') ?? null
  const profile = values.get('--profile') ?? null
  const mapping = values.get('--mapping') ?? null
  const suggest = said.has('--suggest')
  const ways = [profile !== null, mapping !== null, suggest].filter(Boolean).length
  if (!from || ways !== 1 || (!suggest && data === null)) return null
  return {
    from: path.resolve(folder, from),
    data: data === null ? null : path.resolve(folder, data),
    profile,
    mapping: mapping === null ? null : path.resolve(folder, mapping),
    suggest,
    preview: said.has('--preview'),
    login: values.get('--login') ?? null,
  }
}
