import { parentPort, workerData } from 'node:worker_threads'
import { openReader } from '../../db/openReader.ts'
import { orderFigures } from '../../db/orderFigures.ts'
import type { Reader } from '../../db/schema.ts'
import type { Cell } from '../../shared/lists/cell.ts'
import { wordsIn } from '../print/wordsIn.ts'
import { cellText, isNumeric } from './cellText.ts'
import { listTable } from './listRows.ts'
import { momentIn } from './momentIn.ts'
import type { ReadSaid, ReadTask } from './readTask.ts'
import { sheetFile } from './sheetFile.ts'

/** Reads what takes long on a connection of its own, so that nobody else waits. */
const { file, task, unheard } = workerData as { file: string; task: ReadTask; unheard: Int32Array<SharedArrayBuffer> }
const say = (said: ReadSaid): void => parentPort?.postMessage(said)

/** Waits while much of what was said has not been taken: a file is never longer in memory than this. */
function sayBytes(bytes: Uint8Array): void {
  Atomics.add(unheard, 0, bytes.length)
  say({ kind: 'bytes', bytes })
  for (let left = Atomics.load(unheard, 0); left > mostUnheard; left = Atomics.load(unheard, 0))
    Atomics.wait(unheard, 0, left)
}
const mostUnheard = 1_000_000

async function answer(reader: Reader): Promise<void> {
  switch (task.kind) {
    case 'figures': {
      if (task.question.list !== 'orders') throw new Error('only orders have figures')
      const { filter } = task.question
      say({ kind: 'figures', figures: await orderFigures(reader, { filter, limits: task.limits, now: task.now }) })
      return say({ kind: 'over', rows: 0 })
    }
    case 'texts': {
      const { columns, total, parts } = await listTable(reader, {
        list: task,
        columns: task.columns,
        words: wordsIn(task.language),
      })
      if (total > task.most) return say({ kind: 'over', rows: total })
      const cells: (readonly Cell[])[] = []
      for await (const part of parts) cells.push(...part)
      const moment = momentIn(task.timeZone)
      const titles = columns.map(({ title, grow }, at) => ({
        title,
        grow,
        align: cells.some(row => isNumeric(row[at])) ? ('end' as const) : ('start' as const),
      }))
      const rows = cells.map(row => row.map(cell => cellText(cell, { ...task, moment })))
      say({ kind: 'texts', titles, rows })
      return say({ kind: 'over', rows: total })
    }
    case 'export': {
      const table = await listTable(reader, { list: task, columns: task.columns, words: wordsIn(task.language) })
      const sheet = sheetFile(bytes => sayBytes(new Uint8Array(bytes)), task)
      say({ kind: 'progress', done: 0, total: table.total })
      sheet.head(table.columns.map(({ id, title }) => (task.format === 'csv-programs' ? id : title)))
      let done = 0
      for await (const part of table.parts) {
        for (const row of part) sheet.row(row)
        done += part.length
        say({ kind: 'progress', done, total: table.total })
      }
      sheet.end()
      return say({ kind: 'over', rows: done })
    }
  }
}

const { reader, close } = openReader(file)
answer(reader)
  .catch((error: unknown) =>
    say({ kind: 'failed', reason: error instanceof Error ? (error.stack ?? '') : String(error) }),
  )
  .finally(close)
