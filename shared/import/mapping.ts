import { z } from 'zod'
import { Currency } from '../kernel/money.ts'
import { LeftReason } from './account.ts'
import { DayOrder } from './days.ts'
import { DialectOverride } from './dialect.ts'
import { ImportKind } from './kind.ts'
import { DecimalMark } from './numbers.ts'

const Name = z.string().min(1).max(200)

/** A heading of the table, or `name.heading` of a joined table. Where several joined rows fit, their values stand side by side, each once. */
const Column = z.string().min(1).max(420)

/** Where a field's text comes from, and how it is written there. */
export const Source = z.strictObject({
  column: Column.optional(),
  /** Several columns, side by side; empty ones leave no gap. */
  columns: z.array(Column).min(1).max(20).optional(),
  separator: z.string().max(20).optional(),
  /** The same text for every row. */
  constant: z.string().max(500).optional(),
  /** What each word of the table means here; upper and lower case, accents and blanks around it are the same. */
  values: z.record(z.string(), z.string()).optional(),
  /** What a word that is not among `values` means; without it such a row is refused. */
  otherwise: z.string().max(500).optional(),
  /** What stands where the table says nothing. */
  empty: z.string().max(500).optional(),
  decimal: DecimalMark.optional(),
  days: DayOrder.optional(),
  /** For a share: whether 15 is written for 15 %. */
  percent: z.boolean().optional(),
})
export type Source = z.infer<typeof Source>

/** Rows of another table that belong to a row: those whose `on` columns (left: of this table, or `name.heading`; right: theirs) agree. */
export const Join = z.strictObject({ table: Name, on: z.record(z.string(), z.string()) })
export type Join = z.infer<typeof Join>

/** One kind of record out of one table. */
export const Take = z.strictObject({
  kind: ImportKind,
  table: Name,
  joins: z.array(Join).max(10).default([]),
  /** By field of the kind: a heading, or how to come by the text. */
  fields: z.record(z.string(), z.union([Column, Source])),
  /** Orders whose lines stand in a table of their own: which one, and its column for each of the order's. Without it every row is a line. */
  lines: Join.extend({ joins: z.array(Join).max(10).default([]) }).optional(),
  /** Orders: what happens with customers and products that nobody knows. */
  missing: z.enum(['refuse', 'create']).default('refuse'),
  /** Rows whose key stands above in the same table: refused, or left without a word. */
  repeated: z.enum(['refuse', 'skip']).default('refuse'),
  /** Orders: lines of one product at one price, one for each piece, become one line of so many. */
  sameLines: z.enum(['keep', 'add']).default('keep'),
  /** Rows whose key is here already: refused by row, left without a word, or brought up to date where the kind allows it. */
  existing: z.enum(['refuse', 'skip', 'update']).default('refuse'),
})
export type Take = z.infer<typeof Take>

/** How tables nobody has seen before become records. Plain JSON: the wizard makes it, `--mapping` takes it. */
export const Mapping = z.strictObject({
  version: z.literal(1),
  name: z.string().min(1).max(80),
  /** Of every amount, unless a column says otherwise; left out: the company's own. */
  currency: Currency.optional(),
  /** The tables, each under a name of its own. */
  tables: z.record(
    Name,
    z.strictObject({
      file: z.string().min(1).max(300),
      sheet: z.string().max(200).optional(),
      dialect: DialectOverride.optional(),
      /** A table that is known and not taken, and why. */
      left: LeftReason.optional(),
    }),
  ),
  take: z.array(Take).min(1).max(20),
})
export type Mapping = z.infer<typeof Mapping>

/** The same with nothing filled in, as a person writes it. */
export type MappingInput = z.input<typeof Mapping>

export const sourceOf = (given: string | Source): Source => (typeof given === 'string' ? { column: given } : given)
