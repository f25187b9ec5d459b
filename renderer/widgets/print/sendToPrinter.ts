import type { Pdf } from './openPdf.ts'

/** Fine enough for the bars of a code on any printer of an office or a till. */
const dotsPerInch = 300

/**
 * Hands the pages to the system's own printing, drawn at 300 dots an inch, each on a sheet of its size. Resolves once the system has them,
 * or the person has closed its dialog.
 */
export async function sendToPrinter(pdf: Pdf): Promise<void> {
  const sheets = document.createElement('div')
  sheets.dataset.paper = ''
  sheets.setAttribute('aria-hidden', 'true')
  const addresses: string[] = []
  const style = new CSSStyleSheet()
  const [first] = pdf.pages
  style.replaceSync(printRules(first ? { width: first.width, height: first.height } : { width: 595, height: 842 }))
  try {
    for (const page of pdf.pages) {
      const canvas = await page.draw((page.width * dotsPerInch) / 72)
      const address = URL.createObjectURL(await pngOf(canvas))
      addresses.push(address)
      const image = document.createElement('img')
      image.src = address
      image.alt = ''
      await image.decode()
      sheets.append(image)
    }
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, style]
    document.body.append(sheets)
    window.print()
  } finally {
    sheets.remove()
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter(sheet => sheet !== style)
    for (const address of addresses) URL.revokeObjectURL(address)
  }
}

const pngOf = (canvas: HTMLCanvasElement): Promise<Blob> =>
  new Promise((resolve, reject) =>
    canvas.toBlob(blob => (blob ? resolve(blob) : reject(new Error('a page could not be drawn')))),
  )

/** Only the sheets are printed, edge to edge; on the screen they are not there. */
const printRules = ({ width, height }: { width: number; height: number }): string => `
[data-paper] { display: none }
@page { size: ${width}pt ${height}pt; margin: 0 }
@media print {
  body > :not([data-paper]) { display: none !important }
  [data-paper] { display: block }
  [data-paper] img { display: block; width: ${width}pt; height: auto; break-after: page; break-inside: avoid }
  [data-paper] img:last-child { break-after: auto }
}`
