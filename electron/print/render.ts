import pdfmake from 'pdfmake'
import vfs from 'pdfmake/build/vfs_fonts.js'
import type { TDocumentDefinitions } from 'pdfmake/interfaces'
import { framed } from './frame.ts'
import type { Layout } from './layout.ts'
import { layoutOf, titleOf } from './layoutOf.ts'
import type { PaperTask } from './paper.ts'
import { pageOf } from './running.ts'
import { type Sheet, sheetOf } from './sheet.ts'
import { asksForWidth } from './tablePaper.ts'

declare module 'pdfmake' {
  export const virtualfs: { writeFileSync(name: string, content: Uint8Array): void }
}

export interface Rendered {
  readonly pdf: Uint8Array
  readonly pages: number
  /** What the document is called in its own language. */
  readonly title: string
}

/** The PDF of a paper: the same bytes for the same task, whenever and wherever it is made. */
export async function rendered(task: PaperTask): Promise<Rendered> {
  withFonts()
  const layout = layoutOf(sheet(task), task.paper, null)
  const first = await made(task, layout)
  const lonely = breakFor(layout)
  return lonely === null ? first : made(task, layoutOf(sheet(task), task.paper, lonely))
}

/** Before which row a page has to begin, so that two rows stand above what closes the document; null where it stands well. */
function breakFor(layout: Layout): number | null {
  const above = layout.rows.at(-2)
  if (!above || layout.closing === null || layout.rows.length < 4) return null
  return pageOf(above.node) === pageOf(layout.closing) ? null : layout.rows.length - 2
}

async function made(task: PaperTask, layout: Layout): Promise<Rendered> {
  let pages = 1
  const definition = definitionOf(task, layout)
  const { footer } = definition
  const counting: TDocumentDefinitions = {
    ...definition,
    ...(typeof footer === 'function'
      ? {
          footer: (page, count, size) => {
            pages = count
            return footer(page, count, size)
          },
        }
      : {}),
  }
  const pdf = await pdfmake.createPdf(counting).getBuffer()
  return { pdf: Uint8Array.from(pdf), pages, title: titleOf(sheet(task), task.paper) }
}

/** What pdfmake is handed: content, frame, and dates that come from the task alone. */
const definitionOf = (task: PaperTask, layout: Layout): TDocumentDefinitions =>
  framed(sheet(task), layout, {
    title: titleOf(sheet(task), task.paper),
    author: task.letterhead.name,
    creator: 'Konvwa',
    producer: 'Konvwa',
    creationDate: new Date(`${task.day}T00:00:00Z`),
  })

function sheet({ size, language, letterhead, paper }: PaperTask): Sheet {
  const upright = sheetOf(size, language, letterhead)
  const wide = paper.document === 'table' && asksForWidth(upright, paper.table)
  return wide ? sheetOf(size, language, letterhead, true) : upright
}

/** Type that has the accents of French and Kreyòl, the sign of the rupee, and figures of one width. Nothing is fetched from anywhere. */
function withFonts(): void {
  for (const [name, base64] of Object.entries(vfs)) pdfmake.virtualfs.writeFileSync(name, Buffer.from(base64, 'base64'))
  pdfmake.setFonts({
    Roboto: {
      normal: 'Roboto-Regular.ttf',
      bold: 'Roboto-Medium.ttf',
      italics: 'Roboto-Italic.ttf',
      bolditalics: 'Roboto-MediumItalic.ttf',
    },
  })
  pdfmake.setUrlAccessPolicy(() => false)
  pdfmake.setLocalAccessPolicy(() => false)
}
