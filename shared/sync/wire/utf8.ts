import { Malformed, Unwritable } from './malformed.ts'

/**
 * The bytes of a text (RFC 3629).
 * @throws Unwritable where it holds half a surrogate pair
 */
export function utf8Of(text: string): Uint8Array {
  if (!text.isWellFormed()) throw new Unwritable('no-such-value', 'a text with half a surrogate pair')
  const bytes = new Uint8Array(text.length * 3)
  let length = 0
  for (let place = 0; place < text.length; place += 1) {
    const code = text.codePointAt(place) ?? 0
    if (code < 0x80) bytes[length++] = code
    else {
      const more = code < 0x8_00 ? 1 : code < 0x1_00_00 ? 2 : 3
      bytes[length++] = (lead[more] ?? 0) | (code >> (6 * more))
      for (let left = more - 1; left >= 0; left -= 1) bytes[length++] = 0x80 | ((code >> (6 * left)) & 0x3f)
      if (more === 3) place += 1
    }
  }
  return bytes.subarray(0, length)
}

/**
 * The text of these bytes, which must be written in the only right way.
 * @throws Malformed
 */
export function textOf(bytes: Uint8Array): string {
  let text = ''
  let codes: number[] = []
  for (let place = 0; place < bytes.length; ) {
    const first = bytes[place] ?? 0
    const more = first < 0x80 ? 0 : first < 0xc2 ? -1 : first < 0xe0 ? 1 : first < 0xf0 ? 2 : first < 0xf5 ? 3 : -1
    if (more < 0 || place + more >= bytes.length) throw new Malformed('no text')
    let code = more === 0 ? first : first & (0x3f >> more)
    for (let next = 1; next <= more; next += 1) {
      const byte = bytes[place + next] ?? 0
      if ((byte & 0xc0) !== 0x80) throw new Malformed('no text')
      code = (code << 6) | (byte & 0x3f)
    }
    const surrogate = code >= 0xd8_00 && code < 0xe0_00
    if (code < (least[more] ?? 0) || code > 0x10_ff_ff || surrogate) throw new Malformed('no text')
    codes.push(code)
    place += more + 1
    if (codes.length < atOnce) continue
    text += String.fromCodePoint(...codes)
    codes = []
  }
  return text + String.fromCodePoint(...codes)
}

/** The first byte's mark, and the smallest code, by how many bytes follow. */
const lead = [0, 0xc0, 0xe0, 0xf0]
const least = [0, 0x80, 0x8_00, 0x1_00_00]
const atOnce = 4096
