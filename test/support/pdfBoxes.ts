import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'

/** A text where it stands on its page: points from the left and from the foot, on its base line; `height` is that of its type. */
export interface Box {
  readonly text: string
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export interface BoxedPage {
  readonly width: number
  readonly height: number
  readonly boxes: readonly Box[]
}

/** Every text of a PDF with its place, page by page. */
export async function pdfBoxes(pdf: Uint8Array): Promise<BoxedPage[]> {
  const loading = getDocument({ data: Uint8Array.from(pdf), useSystemFonts: false, verbosity: 0 })
  const document = await loading.promise
  const pages: BoxedPage[] = []
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number)
    const { width, height } = page.getViewport({ scale: 1 })
    const { items } = await page.getTextContent()
    const boxes = items.flatMap(item =>
      'str' in item && item.str.trim() !== ''
        ? [
            {
              text: item.str,
              x: Number(item.transform[4]),
              y: Number(item.transform[5]),
              width: item.width,
              height: Math.abs(Number(item.transform[3])),
            },
          ]
        : [],
    )
    pages.push({ width, height, boxes })
  }
  await loading.destroy()
  return pages
}

/** Texts that reach beyond the margins which a printer leaves white. Points. */
export const overTheEdge = ({ width, height, boxes }: BoxedPage, margin: number): string[] =>
  boxes
    .filter(
      box =>
        box.x < margin ||
        box.x + box.width > width - margin ||
        box.y - box.height * 0.25 < margin ||
        box.y + box.height * 0.8 > height - margin,
    )
    .map(box => box.text)

/** Texts that are printed over one another. */
export function overprinted({ boxes }: BoxedPage): string[] {
  const found: string[] = []
  boxes.forEach((one, index) => {
    for (const other of boxes.slice(index + 1)) {
      const across = Math.min(one.x + one.width, other.x + other.width) - Math.max(one.x, other.x)
      const up = Math.abs(one.y - other.y)
      if (across > 0.5 && up < 0.7 * Math.min(one.height, other.height)) found.push(`${one.text} | ${other.text}`)
    }
  })
  return found
}
