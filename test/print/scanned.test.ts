import { expect, test } from 'vitest'
import { rendered } from '../../electron/print/render.ts'
import { paperSizes } from '../../shared/print/size.ts'
import { orderOfLines, paperTask } from '../support/papers.ts'
import { scanned } from '../support/scanned.ts'

/** Dots an inch of the printer that has such paper: a till's, an office's. */
const dots = { a4: 300, a5: 300, receipt: 203 } as const

for (const size of paperSizes)
  test(`a scanner reads the number of an order off ${size}: its bars, and its square code where there is one`, async () => {
    for (const title of ['ORD-CAP2-27-000143', 'ORD-GON-26-999998', '10248']) {
      const order = orderOfLines(3, { title })
      const { pdf } = await rendered(paperTask({ document: 'order', order }, size, 'ht'))
      const read = size === 'receipt' ? [`Code128 ${title}`] : [`Code128 ${title}`, `QRCode ${title}`]
      expect(await scanned(pdf, dots[size])).toEqual(read)
    }
  }, 60_000)
