import { eventIterator } from '@orpc/contract'
import { z } from 'zod'
import { api, refusing } from '../errors.ts'
import { Language } from '../kernel/locale.ts'
import { Window } from '../kernel/page.ts'
import { PaperChoice, PaperFile, paperRefusals } from '../print/contract.ts'
import { ListName, ListQuestion } from './list.ts'
import { TableChoices, TablePlace, TableQuestion, TableRow } from './tableQuestion.ts'
import { Arrangement, KeptViews, View, ViewId } from './view.ts'

/** For people: as their spreadsheet reads it. For programs: RFC 4180, plain numbers, ISO days, codes instead of words. */
export const sheetFormats = ['xlsx', 'csv', 'csv-programs'] as const
export const SheetFormat = z.enum(sheetFormats)
export type SheetFormat = z.infer<typeof SheetFormat>

/** Ids of columns, in the order in which they shall stand. */
const columns = z.array(z.string().max(40)).min(1).max(60)

/** First how many rows there will be, then parts of the file as it is made, at last its name. */
export const ExportPart = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('progress'), done: z.number().int(), total: z.number().int() }),
  z.object({ kind: z.literal('bytes'), base64: z.string() }),
  z.object({ kind: z.literal('done'), name: z.string(), rows: z.number().int() }),
])
export type ExportPart = z.infer<typeof ExportPart>

const viewRefusals = ['too-many-views', 'same-name'] as const
const exportRefusals = ['export-failed'] as const

export const lists = {
  /** A page of a table, cell by cell, in the words of a language. */
  rows: api
    .input(Window.extend({ question: TableQuestion, language: Language }))
    .output(z.object({ rows: z.array(TableRow), total: z.number().int() })),
  /** What the columns of a table can be narrowed to. */
  choices: api.input(TablePlace.extend({ language: Language })).output(TableChoices),
  views: api.input(z.object({ list: ListName })).output(KeptViews),
  /** Keeps a view under a name; one with the same id is written over. */
  saveView: refusing(viewRefusals)
    .input(z.object({ list: ListName, view: View }))
    .output(KeptViews),
  removeView: api.input(z.object({ list: ListName, id: ViewId })).output(KeptViews),
  /** Keeps how the columns stand where no view is chosen. */
  arrange: api.input(Arrangement.extend({ list: ListName })).output(KeptViews),
  /** The view that the list opens with. */
  setUsual: api.input(z.object({ list: ListName, id: ViewId.nullable() })).output(KeptViews),
  /** The whole list as a file, however long; whoever stops listening stops it. */
  export: refusing(exportRefusals)
    .input(z.object({ question: ListQuestion, columns, format: SheetFormat, language: Language }))
    .output(eventIterator(ExportPart)),
  /** The list on paper. */
  paper: refusing(paperRefusals)
    .input(PaperChoice.extend({ question: ListQuestion, columns, under: z.array(z.string().max(200)).max(12) }))
    .output(PaperFile),
}
