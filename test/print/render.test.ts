import { expect, test } from 'vitest'
import { layoutOf } from '../../electron/print/layoutOf.ts'
import { rendered } from '../../electron/print/render.ts'
import { sheetOf } from '../../electron/print/sheet.ts'
import { languages, moneyText } from '../../shared/kernel/locale.ts'
import { paperSizes } from '../../shared/print/size.ts'
import { brewery, orderOfLines, paperTask } from '../support/papers.ts'
import { pageSizes, pdfText } from '../support/pdfText.ts'

const plain = (text: string): string => text.replaceAll('\u00a0', ' ')
const sixty = { document: 'order', order: orderOfLines(60) } as const

for (const size of paperSizes)
  for (const language of languages)
    test(`sixty lines on ${size} in ${language}: every line, every sum and the total are on the paper`, async () => {
      const { pdf, pages } = await rendered(paperTask(sixty, size, language))
      const texts = await pdfText(pdf)
      const text = texts.join(' ')
      const sheet = sheetOf(size, language, brewery)
      const { order } = sixty

      expect(texts).toHaveLength(pages)
      expect(pages).toBe(size === 'receipt' ? 1 : texts.length)
      const lost = order.lines.filter(
        line =>
          !(size === 'receipt' || text.includes(line.sku)) ||
          !text.includes(plain(sheet.amount(line.amountMinor, 'HTG'))),
      )
      expect(lost.map(line => line.sku)).toEqual([])
      expect(text).toContain(plain(moneyText(order.totalMinor, 'HTG', language)))
      expect(text).toContain(plain(moneyText(order.netMinor, 'HTG', language)))
      expect(text).toContain('ORD-CAP2-27-000143')
      expect(text).toContain('Supermarché Aux 4 Coins')
      expect(text).toContain('000-123-456-7')
      expect(text).toContain(sheet.words.paper.order.title.confirmed)
    })

test('sheets are as large as paper is; a roll is 80 mm wide and ends where the document ends', async () => {
  const [a4] = await pageSizes((await rendered(paperTask(sixty, 'a4', 'ht'))).pdf)
  const [a5] = await pageSizes((await rendered(paperTask(sixty, 'a5', 'ht'))).pdf)
  const roll = async (lines: number) => {
    const paper = { document: 'order', order: orderOfLines(lines) } as const
    const [page] = await pageSizes((await rendered(paperTask(paper, 'receipt', 'ht'))).pdf)
    return page
  }
  expect([a4?.width, a4?.height].map(points => Math.round(((points ?? 0) * 25.4) / 72))).toEqual([210, 297])
  expect([a5?.width, a5?.height].map(points => Math.round(((points ?? 0) * 25.4) / 72))).toEqual([148, 210])
  const [short, long] = [await roll(3), await roll(60)]
  expect(Math.round(((short?.width ?? 0) * 25.4) / 72)).toBe(80)
  expect(short?.height).toBeLessThan(700)
  expect(long?.height).toBeGreaterThan((short?.height ?? 0) + 57 * 15)
})

test('each page says which of how many it is, under the same head, with the sum brought and carried', async () => {
  const { pdf, pages } = await rendered(paperTask(sixty, 'a4', 'ht'))
  const texts = await pdfText(pdf)
  expect(pages).toBeGreaterThan(1)
  for (const [index, text] of texts.entries()) {
    expect(text).toContain(`Paj ${index + 1} sou ${pages}`)
    expect(text).toContain('Montan')
    expect(text.includes('Pou pote sou lòt paj la')).toBe(index < pages - 1)
    expect(text.includes('Montan paj anvan')).toBe(index > 0)
  }
})

test('what is carried from a page is the sum of the lines that stand on it and before it', async () => {
  const { pdf } = await rendered(paperTask(sixty, 'a4', 'en'))
  const texts = await pdfText(pdf)
  let sum = 0
  for (const [index, text] of texts.entries()) {
    const here = sixty.order.lines.filter(line => text.includes(`${line.sku} `))
    expect(here.length).toBeGreaterThan(1)
    sum += here.reduce((all, line) => all + line.amountMinor, 0)
    const said = `Carried forward ${moneyText(sum, 'HTG', 'en')}`
    if (index < texts.length - 1) expect(text).toContain(said)
    const next = texts[index + 1]
    if (next !== undefined) expect(next).toContain(`Brought forward ${moneyText(sum, 'HTG', 'en')}`)
  }
})

test('totals never stand on a page without two lines above them, wherever the page ends', async () => {
  for (let count = 4; count <= 18; count += 1) {
    const order = orderOfLines(count)
    const { pdf, pages } = await rendered(paperTask({ document: 'order', order }, 'a5', 'fr'))
    const last = (await pdfText(pdf)).at(-1) ?? ''
    const lines = order.lines.filter(line => last.includes(`${line.sku} `))
    expect([count, pages, lines.length >= 2]).toEqual([count, pages, true])
    expect(last).toContain(plain(moneyText(order.totalMinor, 'HTG', 'fr')))
  }
}, 60_000)

test('the same order gives the same bytes, whenever it is made', async () => {
  const task = paperTask(sixty, 'a4', 'ht')
  const first = await rendered(task)
  const again = await rendered(structuredClone(task))
  expect(Buffer.from(first.pdf).equals(Buffer.from(again.pdf))).toBe(true)
  const other = await rendered({ ...task, language: 'fr' })
  expect(Buffer.from(first.pdf).equals(Buffer.from(other.pdf))).toBe(false)
})

test('a draft says that it is one and has no number to scan; a copy says that it is a copy', async () => {
  const draft = orderOfLines(3, { title: null, status: 'draft' })
  const text = (await pdfText((await rendered(paperTask({ document: 'order', order: draft }, 'a4', 'ht'))).pdf)).join(
    ' ',
  )
  expect(text).toContain('BROUYON: POKO KÒMANDE')
  expect(text).not.toContain('ORD-')
  expect(
    JSON.stringify(layoutOf(sheetOf('a4', 'ht', brewery), { document: 'order', order: draft }, null)),
  ).not.toContain('"qr"')

  const copy = orderOfLines(3, { copy: true })
  const copied = (await pdfText((await rendered(paperTask({ document: 'order', order: copy }, 'a4', 'fr'))).pdf)).join(
    ' ',
  )
  expect(copied).toContain('COPIE')
  const layout = layoutOf(sheetOf('a4', 'fr', brewery), { document: 'order', order: copy }, null)
  expect(JSON.stringify(layout)).toContain('"qr":"ORD-CAP2-27-000143"')
})

test('papers of the sample company cannot pass for real ones', async () => {
  const order = { document: 'order', order: orderOfLines(3) } as const
  for (const size of paperSizes) {
    const real = await pdfText((await rendered(paperTask(order, size, 'fr'))).pdf)
    const sample = await pdfText((await rendered(paperTask(order, size, 'fr', { ...brewery, sample: true }))).pdf)
    expect(real.join()).not.toContain('EXEMPLE')
    expect(sample.join()).toContain('SOCIÉTÉ D’EXEMPLE')
  }
})

test('both currencies stand on the paper with the frozen rate and its day, free goods with their reason, deposits each', async () => {
  const order = orderOfLines(12, {
    other: { currency: 'USD', minor: 101_602, rateE6: 131_500_000, rateCurrency: 'USD', rateDay: '2026-11-17' },
    deposits: {
      currency: 'HTG',
      rows: [{ name: 'Kès 24', count: 24, eachMinor: 15_000 }],
      other: { currency: 'USD', minor: 2738 },
    },
  })
  const text = (await pdfText((await rendered(paperTask({ document: 'order', order }, 'a4', 'ht'))).pdf)).join(' ')
  expect(text).toContain('1 016,02 USD')
  expect(text).toContain('1 USD = 131,50 HTG, to madi 17 novanm 2026')
  expect(text).toContain('Gratis: Kola 10 + 1')
  expect(text).toContain('24 × Kès 24 a 150,00 G')
  expect(text).toContain('Se Judeline Désir ki antre l, madi 17 novanm 2026 09:14')
})

test('rupees are written in lakhs, under the number of India’s tax', async () => {
  const order = orderOfLines(40, { currency: 'INR', taxIncluded: true })
  const india = {
    ...brewery,
    name: 'Sahyadri Beverages',
    taxId: '27AAPFU0939F1ZV',
    patente: '',
    baseCurrency: 'INR',
  } as const
  const text = (await pdfText((await rendered(paperTask({ document: 'order', order }, 'a4', 'en', india))).pdf)).join(
    ' ',
  )
  expect(text).toContain('GSTIN 27AAPFU0939F1ZV')
  expect(order.totalMinor).toBeGreaterThan(10_000_000)
  expect(text).toContain(moneyText(order.totalMinor, 'INR', 'en'))
  expect(moneyText(order.totalMinor, 'INR', 'en')).toMatch(/^₹\d{1,2},\d{2},\d{3}\.\d{2}$/)
})

test('an amended order says on paper which amendment it is, that it replaces the one before, and what is different', async () => {
  const changes = ['MAL-24: 10c olye 12c', 'BYE-24: 2c anplis']
  const order = orderOfLines(3, { amendment: { n: 2, day: '2026-11-20', changes } })
  for (const size of paperSizes) {
    const text = (await pdfText((await rendered(paperTask({ document: 'order', order }, size, 'ht'))).pdf)).join(' ')
    expect(text).toContain('Modifikasyon 2, ')
    expect(text).toContain('Li ranplase sa ki te konfime anvan.')
    for (const change of changes) expect(text).toContain(change)
  }
})
