import path from 'node:path'

export interface ImportArguments {
  readonly profile: string
  readonly from: string
  readonly data: string
  readonly login: string | null
}

const known: ReadonlySet<string> = new Set(['--profile', '--from', '--data', '--login'])

/** `--profile NAME --from DIR --data DIR [--login NAME]`; null where that is not what was given. */
export function importArguments(given: readonly string[], folder: string): ImportArguments | null {
  const values = new Map<string, string>()
  for (let at = 0; at < given.length; at += 1) {
    const [name = '', inline] = (given[at] ?? '').split(/=(.*)/s)
    const value = inline ?? given[++at]
    if (!known.has(name) || !value) return null
    values.set(name, value)
  }
  const profile = values.get('--profile')
  const from = values.get('--from')
  const data = values.get('--data')
  if (!profile || !from || !data) return null
  return {
    profile,
    from: path.resolve(folder, from),
    data: path.resolve(folder, data),
    login: values.get('--login') ?? null,
  }
}
