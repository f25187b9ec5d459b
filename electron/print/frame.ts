import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces'
import type { Layout } from './layout.ts'
import { carriedFrom } from './running.ts'
import { say } from './say.ts'
import { ink, pageSettings, quietType, type Sheet } from './sheet.ts'
import { measured, oneLine } from './textWidth.ts'

const gap = 12

/** What stands round every page: what it belongs to, the sum brought and carried, the page of how many. */
export function framed(
  sheet: Sheet,
  layout: Layout,
  info: NonNullable<TDocumentDefinitions['info']>,
): TDocumentDefinitions {
  const settings = pageSettings(sheet)
  const whole = { ...settings, content: [...layout.content], info, language: sheet.language }
  if (sheet.size === 'receipt') return whole
  const { words } = sheet
  const side = sheet.size === 'a4' ? 42 : 28
  const sumLine = (label: string, sum: number | null): Content[] =>
    sum === null || layout.sum === null
      ? []
      : [{ text: [`${label}  `, { text: layout.sum(sum), bold: true }], alignment: 'right', noWrap: true }]
  /** What stands above and below a page has one line: of two, the second is drawn over by what is between, or not at all. */
  const beside = (text: string, other: string): string =>
    oneLine(text, (sheet.width - gap) / quietType(sheet) - measured(other).whole * (sheet.type / quietType(sheet)))
  return {
    ...whole,
    header: page => {
      if (page === 1) return ''
      const sum = carriedFrom(layout.rows, page - 1)
      const brought = sum === null || layout.sum === null ? '' : `${words.paper.brought}  ${layout.sum(sum)}`
      return {
        margin: [side, 20, side, 0],
        columns: [
          { text: beside(layout.again, brought), style: 'quiet' },
          { stack: sumLine(words.paper.brought, sum), width: 'auto' },
        ],
        columnGap: gap,
      }
    },
    footer: (page, pages) => ({
      margin: [side, 6, side, 0],
      stack: [
        ...sumLine(words.paper.carried, carriedFrom(layout.rows, page)),
        {
          canvas: [{ type: 'line', x1: 0, y1: 0, x2: sheet.width, y2: 0, lineWidth: 0.5, lineColor: ink.line }],
          margin: [0, 4, 0, 4],
        },
        {
          columns: [
            { text: beside(layout.foot, say(words.paper.page, { page, pages })), style: 'quiet' },
            {
              text: say(words.paper.page, { page, pages }),
              style: 'quiet',
              alignment: 'right',
              width: 'auto',
              noWrap: true,
            },
          ],
          columnGap: gap,
        },
      ],
    }),
  }
}
