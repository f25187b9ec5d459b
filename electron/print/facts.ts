import type { Content } from 'pdfmake/interfaces'
import type { Sheet } from './sheet.ts'

/** Names beside values; what has no value is left out. */
export function facts(_sheet: Sheet, rows: readonly (readonly [name: string, value: string])[]): Content {
  const said = rows.filter(([, value]) => value !== '')
  if (said.length === 0) return { text: '' }
  return {
    table: {
      widths: ['auto', '*'],
      body: said.map(([name, value]) => [
        { text: name, style: 'quiet' },
        { text: value, style: 'strong' },
      ]),
    },
    layout: {
      hLineWidth: () => 0,
      vLineWidth: () => 0,
      paddingLeft: column => (column === 0 ? 0 : 8),
      paddingRight: () => 0,
      paddingTop: () => 1,
      paddingBottom: () => 1,
    },
  }
}
