import path from 'node:path'
import { type SampleName, sampleNames } from '../shared/sample/sampleName.ts'

export interface BackendArguments {
  readonly data: string
  readonly port: number
  readonly renderer: string
  /** Opens with this sample company instead of the books of the folder. */
  readonly sample: SampleName | null
}

/** `--data DIR [--port N] [--renderer DIR] [--sample NAME]`, or what is wrong with it. */
export function backendArguments(given: readonly string[], folder: string): BackendArguments | { refused: string } {
  const values = new Map<string, string>()
  for (let at = 0; at < given.length; at += 1) {
    const [name = '', inline] = (given[at] ?? '').split(/=(.*)/s)
    if (!known.has(name)) return { refused: `Konvwa does not know ${name}.` }
    const value = inline ?? given[++at]
    if (!value) return { refused: `${name} needs a value.` }
    values.set(name, value)
  }
  const data = values.get('--data')
  const port = Number(values.get('--port') ?? 0)
  if (data === undefined) return { refused: '--data DIR says where the books are kept.' }
  if (!Number.isInteger(port) || port < 0 || port > 65_535) return { refused: '--port takes a number up to 65535.' }
  const wanted = values.get('--sample')
  const sample = sampleNames.find(name => name === wanted) ?? null
  if (wanted !== undefined && sample === null) return { refused: `--sample takes one of ${sampleNames.join(', ')}.` }
  return {
    data: path.resolve(folder, data),
    port,
    renderer: path.resolve(folder, values.get('--renderer') ?? 'out/renderer'),
    sample,
  }
}

const known: ReadonlySet<string> = new Set(['--data', '--port', '--renderer', '--sample'])
