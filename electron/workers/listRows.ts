import { listCustomers } from '../../db/customerList.ts'
import { pageOfOrders } from '../../db/orderPage.ts'
import { orderRows } from '../../db/orderRows.ts'
import { listProducts } from '../../db/products.ts'
import type { Reader } from '../../db/schema.ts'
import type { Language } from '../../shared/kernel/locale.ts'
import type { Cell } from '../../shared/lists/cell.ts'
import { customerSheet } from '../../shared/lists/customerSheet.ts'
import { isTable, type ListQuestion } from '../../shared/lists/list.ts'
import { orderSheet } from '../../shared/lists/orderSheet.ts'
import { productSheet } from '../../shared/lists/productSheet.ts'
import { chosenColumns, type SheetColumn } from '../../shared/lists/sheetColumn.ts'
import type { TableQuestion } from '../../shared/lists/tableQuestion.ts'
import { type TableName, type TableRows, tables } from '../../shared/lists/tables/tables.ts'
import type { Words } from '../../shared/words/en.ts'
import type { TableAsk } from '../lists/tableSource.ts'
import { tableSources } from '../lists/tableSources.ts'
import type { SettledList, SheetWanted } from './readTask.ts'

/** A whole list as a table: its columns, how many rows there are, and the rows in parts. */
export interface ListTable {
  readonly columns: readonly { readonly id: string; readonly title: string; readonly grow: boolean }[]
  readonly total: number
  readonly parts: AsyncIterable<readonly (readonly Cell[])[]>
}

const partRows = 500
/** Pages of a list are asked for by a window; so many at once are one pass over the list. */
const pageRows = 20_000

export async function listTable(
  reader: Reader,
  { list, columns, words }: { list: SheetWanted; columns: readonly string[]; words: Words },
): Promise<ListTable> {
  const { question } = list
  const reading = { words, language: list.language }
  if (isTableQuestion(question))
    return wholeTable(question.list, { ask: { ...list, reader, words }, question, columns })
  switch (question.list) {
    case 'orders': {
      const ids = await orderIds(reader, list, question)
      const read = async (part: readonly number[]) => {
        const rows = await orderRows(reader, part, list.limits)
        return list.alone ? rows.map(row => ({ ...row, sync: 'there' as const })) : rows
      }
      return table(orderSheet, columns, reading, ids.length, chunked(ids, read))
    }
    case 'customers': {
      const { filter, ...order } = question
      const page = (offset: number) =>
        listCustomers(reader, { ...filter, ...order, depotId: list.depotId, offset, limit: pageRows })
      const first = await page(0)
      return table(customerSheet, columns, reading, first.total, paged(first, page))
    }
    case 'products': {
      const { filter, ...order } = question
      const page = (offset: number) => listProducts(reader, { ...filter, ...order, offset, limit: partRows })
      const first = await page(0)
      return table(productSheet, columns, reading, first.total, paged(first, page))
    }
  }
}

const isTableQuestion = (question: ListQuestion): question is TableQuestion => isTable(question.list)

interface WholeTable {
  readonly ask: TableAsk
  readonly question: TableQuestion
  readonly columns: readonly string[]
}

async function wholeTable<Name extends TableName>(
  name: Name,
  { ask, question, columns }: WholeTable,
): Promise<ListTable> {
  const page = (offset: number) => tableSources[name].page(ask, { ...question, offset, limit: pageRows })
  const first = await page(0)
  return table<TableRows[Name]>(tables[name].columns, columns, ask, first.total, paged(first, page))
}

async function orderIds(
  reader: Reader,
  { limits, now }: SettledList,
  { filter, sort, descending }: Extract<SettledList['question'], { list: 'orders' }>,
): Promise<number[]> {
  const question = { filter, sort, descending, limits, now, offset: 0 }
  const { total } = await pageOfOrders(reader, { ...question, limit: 1 })
  return total === 0 ? [] : (await pageOfOrders(reader, { ...question, limit: total })).ids
}

function table<Row>(
  all: readonly SheetColumn<Row>[],
  ids: readonly string[],
  { words, language }: { words: Words; language: Language },
  total: number,
  rows: AsyncIterable<readonly Row[]>,
): ListTable {
  const chosen = chosenColumns(all, ids)
  return {
    columns: chosen.map(column => ({ id: column.id, title: column.title(words), grow: column.grow ?? false })),
    total,
    parts: mapped(rows, part => part.map(row => chosen.map(column => column.cell(row, words, language)))),
  }
}

async function* chunked<Row>(ids: readonly number[], read: (part: readonly number[]) => Promise<Row[]>) {
  for (let at = 0; at < ids.length; at += partRows) yield await read(ids.slice(at, at + partRows))
}

async function* paged<Row>(
  first: { rows: readonly Row[]; total: number },
  page: (offset: number) => Promise<{ rows: readonly Row[] }>,
) {
  yield first.rows
  for (let at = first.rows.length; at < first.total; ) {
    const { rows } = await page(at)
    if (rows.length === 0) return
    yield rows
    at += rows.length
  }
}

async function* mapped<From, To>(from: AsyncIterable<From>, change: (value: From) => To) {
  for await (const value of from) yield change(value)
}
