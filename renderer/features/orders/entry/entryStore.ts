import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Currency } from '../../../../shared/kernel/money.ts'
import type { Order } from '../../../../shared/orders/order.ts'
import {
  type Entry,
  type EntryLine,
  type EntryProduct,
  isBlank,
  type NewLine,
  withAttempt,
  withLine,
  withLineAt,
  withNewLines,
  withoutLine,
} from './entry.ts'
import { type Cell, cellAfter, cellAfterRemoval, type Move } from './moves.ts'

/** What somebody is doing with one order. */
export interface EntryState {
  entry: Entry
  /** The row that the keyboard is in. */
  active: number | null
  /** Where the keyboard should be next; a cell takes it and clears it. */
  wanted: Cell | null
  /** The line taken away last, until the next change. */
  removed: { line: EntryLine; index: number } | null
  /** Whether every issue is to be shown, or only those of rows that were left. */
  asked: boolean
  change(part: Partial<Omit<Entry, 'lines'>>): void
  /** A price typed in one money is none in another. */
  changeCurrency(currency: Currency): void
  changeLine(key: number, change: Partial<EntryLine>): void
  /** A product found for what was typed; ignored when something else was typed since. */
  found(key: number, code: string, product: EntryProduct | null): void
  add(lines: readonly NewLine[], afterKey?: number): void
  remove(key: number): void
  bringBack(): void
  move(from: Cell, move: Move): boolean
  want(cell: Cell | null): void
  enter(key: number | null): void
  ask(): void
  /** The order was saved: what was new is now a line of it. */
  saved(order: Order, keys: readonly number[]): void
  replace(entry: Entry): void
}

export type EntryStore = StoreApi<EntryState>

export const createEntryStore = (initial: Entry): EntryStore =>
  createStore<EntryState>((set, get) => ({
    entry: initial,
    active: null,
    wanted: firstCell(initial),
    removed: null,
    asked: false,
    change: part => set(state => ({ entry: withAttempt({ ...state.entry, ...part }), asked: false })),
    changeCurrency: currency =>
      set(({ entry }) => ({
        entry: { ...entry, currency, lines: entry.lines.map(line => ({ ...line, price: '' })) },
        asked: false,
      })),
    changeLine: (key, change) =>
      set(state => ({ entry: withAttempt(withLine(state.entry, key, change)), removed: null, asked: false })),
    found: (key, code, product) =>
      set(state => {
        const line = state.entry.lines.find(each => each.key === key)
        if (!line || line.product !== null || line.code !== code || product === null) return {}
        return { entry: withLine(state.entry, key, { product, code: product.sku, priceUnits: product.caseUnits }) }
      }),
    add: (lines, afterKey) =>
      set(state => ({
        entry: withAttempt(withNewLines(state.entry, lines, afterKey)),
        removed: null,
        asked: false,
      })),
    remove: key =>
      set(state => {
        const index = state.entry.lines.findIndex(line => line.key === key)
        const line = state.entry.lines[index]
        if (!line) return {}
        const entry = withoutLine(state.entry, key)
        return { entry, removed: { line, index }, wanted: cellAfterRemoval(entry.lines, index) }
      }),
    bringBack: () =>
      set(({ entry, removed }) =>
        removed === null
          ? {}
          : {
              entry: withLineAt(entry, removed.index, removed.line),
              removed: null,
              wanted: { key: removed.line.key, column: 'code' as const },
            },
      ),
    move: (from, move) => {
      const wanted = cellAfter(get().entry.lines, from, move)
      if (wanted) set({ wanted })
      return wanted !== null
    },
    want: wanted => set({ wanted }),
    enter: active => set({ active }),
    ask: () => set({ asked: true }),
    saved: (order, keys) =>
      set(({ entry }) => ({
        asked: false,
        entry: {
          ...entry,
          id: order.id,
          version: order.version,
          lines: entry.lines.map(line => ({ ...line, n: order.lines[keys.indexOf(line.key)]?.n ?? line.n })),
        },
      })),
    replace: entry => set({ entry, wanted: null, removed: null, asked: false }),
  }))

/** Whoever begins with the customer goes on with the lines. */
function firstCell({ customer, lines }: Entry): Cell | null {
  const [first] = lines
  return customer !== null && first && lines.every(isBlank) ? { key: first.key, column: 'code' } : null
}
