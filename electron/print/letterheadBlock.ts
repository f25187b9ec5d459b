import type { Content } from 'pdfmake/interfaces'
import type { Sheet } from './sheet.ts'

/** The company's own lines: name, legal name, address, legal numbers, depot. */
export function letterheadBlock(sheet: Sheet): Content {
  const { letterhead: from, words } = sheet
  const alignment = sheet.size === 'receipt' ? 'center' : 'left'
  const legal = [
    from.taxId === '' ? '' : `${words.paper.taxId[from.baseCurrency]} ${from.taxId}`,
    from.patente === '' ? '' : `${words.paper.patente} ${from.patente}`,
  ]
  const depot = from.depot
  const lines = [
    from.legalName === from.name ? '' : from.legalName,
    placeLine(sheet, from.address, from.phone),
    legal.filter(Boolean).join(' · '),
    depot ? [depot.name, placeLine(sheet, depot.address, depot.phone)].filter(Boolean).join(' · ') : '',
  ]
  return {
    stack: [
      { text: from.name, style: 'big' },
      ...lines.filter(line => line !== '').map(text => ({ text, style: 'quiet' })),
    ],
    alignment,
  }
}

const placeLine = (sheet: Sheet, address: string, phone: string): string =>
  [address.replaceAll('\n', ', '), phone === '' ? '' : `${sheet.words.paper.phone} ${phone}`.replaceAll(' ', '\u00a0')]
    .filter(Boolean)
    .join(' · ')
