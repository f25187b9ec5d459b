import type { Content } from 'pdfmake/interfaces'
import { measured } from './textWidth.ts'

const gap = 8

/** Names beside values, together so many points wide; what has no value is left out. */
export function facts(
  { type, width }: { type: number; width: number },
  rows: readonly (readonly [name: string, value: string])[],
): Content {
  const said = rows.filter(([, value]) => value !== '')
  if (said.length === 0) return { text: '' }
  const names = Math.min(width * 0.45, Math.max(...said.map(([name]) => measured(name).whole)) * type)
  return {
    table: {
      widths: [names, width - names - gap],
      body: said.map(([name, value]) => [
        { text: name, style: 'quiet' },
        { text: value, style: 'strong' },
      ]),
    },
    layout: {
      hLineWidth: () => 0,
      vLineWidth: () => 0,
      paddingLeft: column => (column === 0 ? 0 : gap),
      paddingRight: () => 0,
      paddingTop: () => 1,
      paddingBottom: () => 1,
    },
  }
}
