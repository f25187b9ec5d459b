import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'

/** The words of a PDF, page by page, in the order in which they were written, one space between them. */
export async function pdfText(pdf: Uint8Array): Promise<string[]> {
  const loading = getDocument({ data: Uint8Array.from(pdf), useSystemFonts: false, verbosity: 0 })
  const document = await loading.promise
  const pages: string[] = []
  for (let number = 1; number <= document.numPages; number += 1) {
    const { items } = await (await document.getPage(number)).getTextContent()
    const text = items.map(item => ('str' in item ? item.str : '')).join(' ')
    pages.push(text.replaceAll(/\s+/g, ' '))
  }
  await loading.destroy()
  return pages
}

/** The size of each page in points. */
export async function pageSizes(pdf: Uint8Array): Promise<{ width: number; height: number }[]> {
  const loading = getDocument({ data: Uint8Array.from(pdf), verbosity: 0 })
  const document = await loading.promise
  const sizes: { width: number; height: number }[] = []
  for (let number = 1; number <= document.numPages; number += 1) {
    const { width, height } = (await document.getPage(number)).getViewport({ scale: 1 })
    sizes.push({ width, height })
  }
  await loading.destroy()
  return sizes
}

/** How far to the right any word of the document reaches, in points from the left edge of its page. */
export async function rightmost(pdf: Uint8Array): Promise<number> {
  const loading = getDocument({ data: Uint8Array.from(pdf), useSystemFonts: false, verbosity: 0 })
  const document = await loading.promise
  let most = 0
  for (let number = 1; number <= document.numPages; number += 1) {
    const { items } = await (await document.getPage(number)).getTextContent()
    for (const item of items)
      if ('str' in item && item.str.trim() !== '') most = Math.max(most, Number(item.transform[4]) + item.width)
  }
  await loading.destroy()
  return most
}
