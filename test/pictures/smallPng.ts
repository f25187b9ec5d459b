import { crc32, deflateSync, inflateSync } from 'node:zlib'

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

/**
 * The same picture in 256 colours: a screen has few, and between letter and paper nobody sees which grey. Takes what a browser
 * writes, 8 bits in RGB or RGBA without interlace, and answers an indexed PNG of about a third.
 */
export function smallPng(png: Buffer): Buffer {
  const { width, height, channels, data } = read(png)
  const rows = unfiltered(data, width * channels, height, channels)
  const colours = new Uint32Array(width * height)
  for (let at = 0; at < colours.length; at += 1) {
    const from = at * channels
    colours[at] = ((rows[from] ?? 0) << 16) | ((rows[from + 1] ?? 0) << 8) | (rows[from + 2] ?? 0)
  }
  const palette = telling(colours)
  const indexOf = new Map(palette.map((colour, index) => [colour, index]))
  const indexed = Buffer.alloc((width + 1) * height)
  for (let at = 0; at < colours.length; at += 1) {
    const colour = colours[at] ?? 0
    let index = indexOf.get(colour)
    if (index === undefined) {
      index = nearest(palette, colour)
      indexOf.set(colour, index)
    }
    indexed[at + Math.floor(at / width) + 1] = index
  }
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([8, 3, 0, 0, 0], 8)
  const entries = Buffer.from(palette.flatMap(parts))
  const body = deflateSync(indexed, { level: 9, memLevel: 9 })
  return Buffer.concat([
    signature,
    chunk('IHDR', head),
    chunk('PLTE', entries),
    chunk('IDAT', body),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function read(png: Buffer): { width: number; height: number; channels: number; data: Buffer } {
  const width = png.readUInt32BE(16)
  const height = png.readUInt32BE(20)
  const channels = { 2: 3, 6: 4 }[png.readUInt8(25)]
  if (png.readUInt8(24) !== 8 || channels === undefined || png.readUInt8(28) !== 0)
    throw new Error('a PNG of another kind than a browser writes')
  const pieces: Buffer[] = []
  for (let at = signature.length; at < png.length; ) {
    const size = png.readUInt32BE(at)
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT') pieces.push(png.subarray(at + 8, at + 8 + size))
    at += size + 12
  }
  return { width, height, channels, data: inflateSync(Buffer.concat(pieces)) }
}

/** Takes the line filters off: RFC 2083, section 6. */
function unfiltered(data: Buffer, size: number, height: number, channels: number): Buffer {
  const rows = Buffer.alloc(size * height)
  for (let row = 0; row < height; row += 1) {
    const filter = data[row * (size + 1)] ?? 0
    for (let at = 0; at < size; at += 1) {
      const here = row * size + at
      const left = at < channels ? 0 : (rows[here - channels] ?? 0)
      const up = row === 0 ? 0 : (rows[here - size] ?? 0)
      const corner = at < channels || row === 0 ? 0 : (rows[here - size - channels] ?? 0)
      const guess = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter] ?? 0
      rows[here] = (data[row * (size + 1) + 1 + at] ?? 0) + guess
    }
  }
  return rows
}

function paeth(left: number, up: number, corner: number): number {
  const guess = left + up - corner
  const [byLeft, byUp, byCorner] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)]
  return byLeft <= byUp && byLeft <= byCorner ? left : byUp <= byCorner ? up : corner
}

/** The commonest colours, and of the rarer ones those that are least like any other: a small green dot stays green. */
function telling(colours: Uint32Array): number[] {
  const counts = new Map<number, number>()
  for (const colour of colours) counts.set(colour, (counts.get(colour) ?? 0) + 1)
  const ranked = [...counts].sort(([, a], [, b]) => b - a)
  const palette = ranked.slice(0, 176).map(([colour]) => colour)
  const rest = ranked.slice(176).filter(([, count]) => count > 5)
  const away = rest.map(([colour]) => ({ colour, far: distance(colour, palette[nearest(palette, colour)] ?? 0) }))
  while (palette.length < 256 && away.length > 0) {
    const next = away.reduce((best, each) => (each.far > best.far ? each : best))
    palette.push(next.colour)
    for (const each of away) each.far = Math.min(each.far, distance(each.colour, next.colour))
  }
  return palette
}

function nearest(palette: readonly number[], colour: number): number {
  let best = 0
  let least = Number.POSITIVE_INFINITY
  for (const [index, each] of palette.entries()) {
    const far = distance(each, colour)
    if (far < least) [best, least] = [index, far]
  }
  return best
}

function distance(one: number, other: number): number {
  const wanted = parts(other)
  return parts(one).reduce((sum, part, at) => sum + (part - (wanted[at] ?? 0)) ** 2, 0)
}

const parts = (colour: number): number[] => [colour >> 16, (colour >> 8) & 255, colour & 255]

function chunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data])
  const framed = Buffer.alloc(body.length + 8)
  framed.writeUInt32BE(data.length, 0)
  body.copy(framed, 4)
  framed.writeUInt32BE(crc32(body), body.length + 4)
  return framed
}
