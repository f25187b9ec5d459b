import { expect, test } from 'vitest'
import { rendered } from '../../electron/print/render.ts'
import { sheetOf } from '../../electron/print/sheet.ts'
import { languages } from '../../shared/kernel/locale.ts'
import { paperSizes } from '../../shared/print/size.ts'
import { letterheads, paperKinds, regions } from '../support/paperKinds.ts'
import { paperTask } from '../support/papers.ts'
import { overprinted, overTheEdge, pdfBoxes } from '../support/pdfBoxes.ts'

/** A till prints 72 of 80 mm. */
const white = 9

for (const region of regions)
  for (const [name, paper] of paperKinds(region))
    test(`${name} of ${region}: on every paper, in every language, no text leaves the page or stands on another`, async () => {
      for (const size of paperSizes)
        for (const language of languages) {
          const pages = await pdfBoxes((await rendered(paperTask(paper, size, language, letterheads[region]))).pdf)
          for (const page of pages) {
            expect(page.boxes.length).toBeGreaterThan(4)
            expect([size, language, overTheEdge(page, white), overprinted(page)]).toEqual([size, language, [], []])
          }
        }
    }, 120_000)

test('the sum that is brought forward stands on every further page, however long the name of the customer', async () => {
  for (const size of ['a4', 'a5'] as const)
    for (const region of regions)
      for (const [name, paper] of paperKinds(region)) {
        if (name !== 'order') continue
        const pages = await pdfBoxes((await rendered(paperTask(paper, size, 'fr', letterheads[region]))).pdf)
        const { words } = sheetOf(size, 'fr', letterheads[region])
        expect(pages.length).toBeGreaterThan(2)
        const carried = pages.map(({ boxes }) => amountAfter(boxes, words.paper.carried))
        const brought = pages.map(({ boxes }) => amountAfter(boxes, words.paper.brought))
        expect(brought.slice(1)).toEqual(carried.slice(0, -1))
        expect(brought.slice(1).filter(text => /\d/.test(text))).toHaveLength(pages.length - 1)
      }
}, 60_000)

/** What stands on the line of a label, behind it. */
function amountAfter(boxes: readonly { text: string; x: number; y: number }[], label: string): string {
  const said = boxes.find(box => box.text.startsWith(label))
  if (!said) return ''
  const behind = boxes.filter(box => box.y === said.y && box.x > said.x).map(box => box.text)
  return [said.text.slice(label.length), ...behind].join('').trim()
}

test('the heading of a table stands above its first row, wherever the page ends', async () => {
  const [, , , kind] = paperKinds('haiti')
  const paper = kind?.[1]
  if (paper?.document !== 'customer') throw new Error('a customer')
  const { words } = sheetOf('a5', 'ht', letterheads.haiti)
  const { usual, orders } = words.paper.customer
  for (let contacts = 0; contacts <= 20; contacts += 1) {
    const some = Array.from({ length: contacts }, (_unused, n) => ({ name: `K${n}`, role: '', phone: '', email: '' }))
    const customer = { ...paper.customer, notes: '', contacts: some }
    const pages = await pdfBoxes(
      (await rendered(paperTask({ document: 'customer', customer }, 'a5', 'ht', letterheads.haiti))).pdf,
    )
    for (const [heading, row] of [
      [usual, 'MAL-24/1'],
      [orders, 'ORD-CAP2-27-000141'],
    ] as const) {
      const first = pages.findIndex(({ boxes }) => boxes.some(box => box.text === row))
      expect([contacts, heading, pages[first]?.boxes.some(box => box.text === heading)]).toEqual([
        contacts,
        heading,
        true,
      ])
      expect(pages.findIndex(({ boxes }) => boxes.some(box => box.text === heading))).toBe(
        heading === usual ? first : pages.findIndex(({ boxes }) => boxes.some(box => box.text === '= 938,83 USD')),
      )
    }
  }
}, 60_000)
