/** A page of a PDF, as this page needs it. */
export interface PdfPage {
  /** Counted from 1. */
  readonly number: number
  /** Points. */
  readonly width: number
  readonly height: number
  /** Its words, for those who do not see it. */
  readonly text: string
  /** Draws it so many device pixels wide. */
  draw(pixels: number): Promise<HTMLCanvasElement>
}

export interface Pdf {
  readonly pages: readonly PdfPage[]
  close(): void
}

/** Opens a PDF with a reader of our own: no window's plug-in, which would take the keyboard and is not in the desktop. */
export async function openPdf(bytes: Uint8Array): Promise<Pdf> {
  const { getDocument, PDFWorker } = await import('pdfjs-dist/legacy/build/pdf.mjs')
  const port = new Worker(new URL('./pdfWorker.ts', import.meta.url), { type: 'module' })
  const fallen = new Promise<never>((_resolve, reject) => {
    port.addEventListener('error', () => reject(new Error('the reader did not start')), { once: true })
  })
  const worker = PDFWorker.create({ port })
  const loading = getDocument({ data: bytes.slice(), worker, useSystemFonts: false, useWasm: false })
  const close = (): void => void loading.destroy().finally(() => port.terminate())
  try {
    const document = await Promise.race([loading.promise, fallen])
    const pages: PdfPage[] = []
    for (let number = 1; number <= document.numPages; number += 1) {
      const page = await document.getPage(number)
      const { width, height } = page.getViewport({ scale: 1 })
      const { items } = await page.getTextContent()
      const text = items.map(item => ('str' in item ? item.str : '')).join(' ')
      pages.push({
        number,
        width,
        height,
        text: text.replaceAll(/\s+/g, ' '),
        draw: async pixels => {
          const canvas = window.document.createElement('canvas')
          const viewport = page.getViewport({ scale: pixels / width })
          canvas.width = Math.round(viewport.width)
          canvas.height = Math.round(viewport.height)
          await page.render({ canvas, viewport }).promise
          return canvas
        },
      })
    }
    return { pages, close }
  } catch (error) {
    close()
    throw error
  }
}

/** The bytes of base64 text. */
export const bytesOf = (base64: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(base64), letter => letter.charCodeAt(0))
