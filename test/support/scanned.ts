import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { createCanvas } from '@napi-rs/canvas'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader'

/** What a scanner reads off the first page of a PDF that was printed at so many dots an inch: `Code128 ORD-…`, `QRCode ORD-…`. */
export async function scanned(pdf: Uint8Array, dotsPerInch: number): Promise<string[]> {
  const wasmBinary = Uint8Array.from(
    readFileSync(createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm')),
  ).buffer
  prepareZXingModule({ overrides: { wasmBinary } })
  const found = await readBarcodes(await printed(pdf, dotsPerInch), { formats: ['Code128', 'QRCode'] })
  return found.map(({ format, text }) => `${format} ${text}`).toSorted()
}

/** The first page as a PNG. */
async function printed(pdf: Uint8Array, dotsPerInch: number): Promise<Uint8Array> {
  const loading = getDocument({ data: Uint8Array.from(pdf), verbosity: 0 })
  const page = await (await loading.promise).getPage(1)
  const viewport = page.getViewport({ scale: dotsPerInch / 72 })
  const canvas = createCanvas(Math.ceil(viewport.width), Math.ceil(viewport.height))
  // pdf.js draws on any canvas; its types know the browser's only.
  const drawing: ReturnType<typeof page.render> = Reflect.apply(page.render, page, [{ canvas, viewport }])
  await drawing.promise
  await loading.destroy()
  return canvas.toBuffer('image/png')
}
