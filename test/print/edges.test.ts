import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cellPadding, columnWidths } from '../../electron/print/columnWidths.ts'
import type { Paper } from '../../electron/print/paper.ts'
import { rendered } from '../../electron/print/render.ts'
import { paperSizes } from '../../shared/print/size.ts'
import { orderOfLines, paperTask } from '../support/papers.ts'
import { pageSizes, rightmost } from '../support/pdfText.ts'

test('columns are together exactly as wide as the paper, whatever stands in them', () => {
  const text = fc.oneof(fc.string({ maxLength: 80 }), fc.lorem({ maxCount: 12 }), fc.constant('W'.repeat(60)))
  fc.assert(
    fc.property(
      fc.array(fc.record({ title: text, grow: fc.boolean() }), { minLength: 1, maxLength: 14 }),
      fc.array(fc.array(text, { maxLength: 14 }), { maxLength: 6 }),
      fc.constantFrom(204, 364, 511, 770),
      (columns, rows, room) => {
        const widths = columnWidths({ columns, rows, room, type: 9 })
        expect(widths).toHaveLength(columns.length)
        expect(Math.min(...widths)).toBeGreaterThanOrEqual(0)
        const sum = widths.reduce((all, width) => all + width + 2 * cellPadding, 0)
        expect(Math.abs(sum - room)).toBeLessThan(0.001)
      },
    ),
  )
})

test('what is short stays on one line, and a long name takes what is left', () => {
  const columns = [{ title: 'Kòd' }, { title: 'Pwodui', grow: true }, { title: 'Montan' }]
  const rows = [['MAL-24', 'Sosyete Anonim Boulanje Patisye ak Machann Bwason '.repeat(4), '1 234 567,00 G']]
  const [code = 0, name = 0, amount = 0] = columnWidths({ columns, rows, room: 511, type: 9.5 })
  expect(code).toBeGreaterThan(30)
  expect(code).toBeLessThan(45)
  expect(amount).toBeGreaterThan(60)
  expect(amount).toBeLessThan(90)
  expect(name).toBeGreaterThan(350)
})

const endless =
  'Sosyete Anonim Boulanje Patisye ak Machann Bwason Gwo Riviè dinò, Sèvis Livrezon Espesyal Lajounen ak Lannwit'
const unbroken = 'X'.repeat(60)
const columns = ['Kòd', 'Non', 'Klas', 'Zòn', 'Vil', 'Telefòn', 'Lang', 'Jou', 'Louvri', 'Dènye'].map(title => ({
  title,
}))
const papers: readonly Paper[] = [
  {
    document: 'order',
    order: {
      ...orderOfLines(6, {
        title: unbroken,
        status: 'on-hold',
        copy: true,
        reference: unbroken,
        note: unbroken.repeat(4),
      }),
      customer: {
        code: unbroken,
        name: endless,
        tradeName: unbroken,
        address: endless,
        city: unbroken,
        phone: unbroken,
        taxId: unbroken,
      },
      enteredBy: endless,
    },
  },
  {
    document: 'table',
    table: {
      title: endless,
      under: [unbroken],
      columns,
      rows: [columns.map(() => unbroken), columns.map(() => endless)],
    },
  },
]

for (const size of paperSizes)
  test(`names without end hang over no edge of ${size}`, async () => {
    for (const paper of papers) {
      const { pdf } = await rendered(paperTask(paper, size, 'ht'))
      const [page] = await pageSizes(pdf)
      expect([paper.document, (await rightmost(pdf)) <= (page?.width ?? 0) - 8]).toEqual([paper.document, true])
    }
  })
