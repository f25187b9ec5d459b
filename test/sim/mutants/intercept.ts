import type { Turn } from '../../../db/pen.ts'
import type { Value } from '../../../db/statements.ts'

type Replaced = { readonly get?: () => undefined; readonly run?: (values: Value[], real: () => unknown) => unknown }

const nothing = { changes: 0, lastInsertRowid: 0 }

/** A turn in which statements of this form do something else. `run` may call `real` for what they would have done. */
export function intercepted(turn: Turn, pattern: RegExp, replaced: Replaced): Turn {
  const statement: Turn['statement'] = sql => {
    const found = turn.statement<never>(sql)
    if (!pattern.test(sql)) return found
    return new Proxy(found, {
      get: (target, key) => {
        if (key === 'get' && replaced.get) return replaced.get
        const { run } = replaced
        if (key === 'run' && run) return (...values: Value[]) => run(values, () => target.run(...values)) ?? nothing
        const value: unknown = Reflect.get(target, key)
        return typeof value === 'function' ? value.bind(target) : value
      },
    })
  }
  return { ...turn, statement }
}

/** A turn in which texts are replaced before they are compiled. */
export const rewritten = (turn: Turn, from: string, to: string): Turn => ({
  ...turn,
  statement: sql => turn.statement(sql === from ? to : sql),
})
