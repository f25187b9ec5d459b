import { programsCsv, spreadsheetCsv } from '../../shared/lists/csvWriter.ts'
import { momentIn } from './momentIn.ts'
import type { ReadTask } from './readTask.ts'
import { csvFile, type SheetWriter } from './sheetWriters.ts'
import { xlsxFile } from './xlsxFile.ts'
import type { Sink } from './zipStream.ts'

/** The writer for the format that was asked for. */
export function sheetFile(sink: Sink, task: Extract<ReadTask, { kind: 'export' }>): SheetWriter {
  const moment = momentIn(task.timeZone)
  switch (task.format) {
    case 'xlsx':
      return xlsxFile(sink, { title: task.title, localMoment: at => Date.parse(`${moment(at).replace(' ', 'T')}:00Z`) })
    case 'csv':
      return csvFile(sink, spreadsheetCsv(task.language), moment)
    case 'csv-programs':
      return csvFile(sink, programsCsv, moment)
  }
}
