import pdfmake from 'pdfmake'
import { rendered } from '../../electron/print/render.ts'
import { openPrinter } from '../../electron/workers/printThread.ts'
import { orderOfLines, paperTask } from '../support/papers.ts'
import { type BenchResult, percentile, rounded } from './result.ts'

const lines = 60
const runs = 12

/**
 * An order of sixty lines on A4, asked of the thread that is up already as a screen asks it; `cold` is the first one, which starts the thread
 * and reads the type. The peer sets the same rows with pdfmake alone, in this thread: no frame, no sums carried, no codes, no page of how many.
 */
export async function paper(): Promise<BenchResult> {
  const task = paperTask({ document: 'order', order: orderOfLines(lines) }, 'a4', 'ht')
  const printer = openPrinter()
  try {
    const cold = await timed(() => printer.make(task))
    const warm: number[] = []
    let pause = 0
    for (let run = 0; run < runs; run += 1) {
      const watch = watchPauses()
      warm.push(await timed(() => printer.make(task)))
      pause = Math.max(pause, watch.end())
    }
    // Reads the type into this thread too.
    const { pages, pdf } = await rendered(task)
    const bare: number[] = []
    for (let run = 0; run < runs; run += 1) bare.push(await timed(bareTable))
    const value = percentile(warm, 0.5)
    return {
      name: 'paper',
      value: rounded(value, 0),
      unit: 'ms for 60 lines on A4',
      target: '<= 1000',
      holds: value <= 1000,
      fsync_ms: null,
      peer: { name: 'the same rows with pdfmake alone', value: rounded(percentile(bare.slice(1), 0.5), 0) },
      also: {
        cold_ms: rounded(cold, 0),
        p95_ms: rounded(percentile(warm, 0.95), 0),
        longest_pause_of_the_asker_ms: rounded(pause, 1),
        pages,
        bytes: pdf.length,
        runs,
      },
    }
  } finally {
    await printer.close()
  }
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const begin = performance.now()
  await work()
  return performance.now() - begin
}

/** The longest time that this thread did not come to its own timer, beyond the timer's own five milliseconds. */
function watchPauses(): { end(): number } {
  let last = performance.now()
  let longest = 0
  const timer = setInterval(() => {
    const now = performance.now()
    longest = Math.max(longest, now - last - 5)
    last = now
  }, 5)
  return {
    end: () => {
      clearInterval(timer)
      return longest
    },
  }
}

const columns = 7

function bareTable(): Promise<Uint8Array> {
  const body = orderOfLines(lines).lines.map((line, index) =>
    [index + 1, line.sku, line.name, line.quantity, line.priceMinor, line.discountBp, line.amountMinor].map(String),
  )
  return pdfmake
    .createPdf({
      defaultStyle: { font: 'Roboto', fontSize: 9.5 },
      content: [
        { table: { headerRows: 1, widths: Array(columns).fill('auto'), body: [Array(columns).fill('-'), ...body] } },
      ],
    })
    .getBuffer()
}
