import type { TableCell } from 'pdfmake/interfaces'
import { type Measured, measured } from './textWidth.ts'

interface Asked {
  readonly columns: readonly { readonly title: string; readonly grow?: boolean }[]
  readonly rows: readonly (readonly TableCell[])[]
  /** Points between the margins. */
  readonly room: number
  /** Points of the type. */
  readonly type: number
}

/** Left and right of what stands in a cell, in points. */
export const cellPadding = 4

/** So that a text that just fits is not broken by what rounding leaves. */
const hair = 0.6

/** What grows keeps at least this part of the room, and nothing else takes more than that. */
const growing = 0.26
const atMost = 0.3
/** An amount is one word: on a roll it may take more than a text may. */
const wordAtMost = 0.42

/**
 * The width of each column in points, what stands beside it not counted: as wide as its texts where there is room, else as its longest word,
 * else a fair part; what is left goes to the columns that grow. Together they are exactly as wide as the room, so nothing hangs over the edge.
 */
export function columnWidths({ columns, rows, room, type }: Asked): number[] {
  const free = room - columns.length * 2 * cellPadding
  const texts = columns.map(({ title }, at) => widestOf([measured(title), ...rows.map(row => measured(row[at] ?? ''))]))
  const fixed = columns.map((column, at) => ({ at, grow: column.grow === true, ...inPoints(texts[at], type, free) }))
  const growers = fixed.filter(column => column.grow)
  const others = fixed.filter(column => !column.grow)
  const least = growers.length === 0 ? 0 : Math.min(free * growing, sum(growers.map(column => column.whole)))
  const widths = shared(others, free - least)
  const left = free - sum([...widths.values()])
  for (const column of growers) widths.set(column.at, left / growers.length)
  if (growers.length === 0) for (const [at, width] of widths) widths.set(at, width + left / columns.length)
  return columns.map((_column, at) => widths.get(at) ?? 0)
}

interface Wish {
  readonly at: number
  readonly whole: number
  readonly word: number
}

/** Whole texts where they fit; else words whole and the rest in proportion; else everything in proportion. */
function shared(wishes: readonly Wish[], room: number): Map<number, number> {
  const wholes = sum(wishes.map(wish => wish.whole))
  const words = sum(wishes.map(wish => wish.word))
  const widthOf = (wish: Wish): number => {
    if (wholes <= room) return wish.whole
    if (words <= room) return wish.word + ((wish.whole - wish.word) * (room - words)) / (wholes - words)
    return (wish.word * room) / words
  }
  return new Map(wishes.map(wish => [wish.at, widthOf(wish)]))
}

function inPoints(ems: Measured | undefined, type: number, free: number): { whole: number; word: number } {
  const word = Math.min((ems?.word ?? 0) * type + hair, free * wordAtMost)
  const whole = Math.max(word, Math.min((ems?.whole ?? 0) * type + hair, free * atMost))
  return { whole, word: Math.min(word, whole) }
}

const widestOf = (all: readonly Measured[]): Measured => ({
  whole: Math.max(...all.map(one => one.whole)),
  word: Math.max(...all.map(one => one.word)),
})

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0)
