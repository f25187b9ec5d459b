import { type DrawingContext, code128 as drawCode128 } from 'bwip-js/node'
import type { Content } from 'pdfmake/interfaces'

/**
 * Code 128 of a number, drawn as bars within `width` points; the white that a scanner needs on both sides is part of it. Null where the bars
 * would be too fine to be read.
 */
export function barcode(text: string, { width, height }: { width: number; height: number }): Content | null {
  const { bars, modules } = code128(text)
  const module = Math.min(1, width / (modules + 2 * quietZone))
  if (module < finest) return null
  const black = bars.map(bar => ({
    type: 'rect' as const,
    x: (bar.from + quietZone) * module,
    y: 0,
    w: bar.wide * module,
    h: height,
    lineWidth: 0,
    color: '#000000',
  }))
  const end = (modules + 2 * quietZone) * module
  return { canvas: [...black, { type: 'line', x1: end, y1: 0, x2: end, y2: 0, lineWidth: 0, lineColor: '#ffffff' }] }
}

/** Points of the narrowest bar that a printer of 300 dots an inch draws twice wide. */
const finest = 0.48

/** Modules of white, as the code asks for. */
const quietZone = 10

interface Bar {
  readonly from: number
  readonly wide: number
}

/** The bars in modules from the left, and how many modules there are in all. */
function code128(text: string): { bars: readonly Bar[]; modules: number } {
  const bars: Bar[] = []
  const nothing = (): void => {}
  const drawing: DrawingContext<void> = {
    scale: () => [1, 1],
    measure: () => ({ width: 0, ascent: 0, descent: 0 }),
    init: nothing,
    // The middle of a bar of odd width is handed over rounded up to a whole module.
    line: (x0, _y0, _x1, _y1, wide) => void bars.push({ from: x0 - Math.ceil(wide / 2), wide }),
    polygon: nothing,
    hexagon: nothing,
    ellipse: nothing,
    fill: nothing,
    text: nothing,
    end: nothing,
  }
  drawCode128({ bcid: 'code128', text, scale: 1 }, drawing)
  const modules = Math.max(...bars.map(bar => bar.from + bar.wide))
  return { bars, modules }
}
