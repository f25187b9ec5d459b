import type { Compilable, CompiledQuery } from 'kysely'
import type { Reader } from './schema.ts'

/**
 * A question that is asked with every sync and whenever the sync line is looked at, the same each time: its text is made once for all connections,
 * which takes longer than its answer. `build` must not depend on anything but the schema.
 */
export function askedOnce<Row>(build: (reader: Reader) => Compilable<Row>): (reader: Reader) => Promise<Row[]> {
  let question: CompiledQuery<Row> | null = null
  return async reader => {
    question ??= build(reader).compile()
    return (await reader.executeQuery(question)).rows
  }
}

/** The same of one row that is always there. */
export function askedOnceOfOne<Row>(build: (reader: Reader) => Compilable<Row>): (reader: Reader) => Promise<Row> {
  const ask = askedOnce(build)
  return async reader => {
    const [row] = await ask(reader)
    if (row === undefined) throw new Error('a row that is always there is missing')
    return row
  }
}
