/** Letters and digits without look-alikes: they are read aloud. Five bits each. */
const characters = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'
const questionLength = 8
const numberBits = 10n
const markBits = 40n
/** Device numbers that are set aside begin here: the code tells which one. */
export const firstSpare = 700

/** What a computer that was restored asks by phone: eight characters that change with every restore. `id`: 32 hexadecimal digits. */
export const questionOf = (id: string): string => grouped(asText(BigInt(`0x${id.slice(0, 10)}`), questionLength), 4)

/** The question as it was typed at head office, or null where it is none. */
export function readQuestion(typed: string): string | null {
  const text = plain(typed)
  return text.length === questionLength && text.split('').every(each => characters.includes(each))
    ? grouped(text, 4)
    : null
}

/** What both sides sign with the key that they share (HMAC-SHA-256); the first five bytes of it are in the code. */
export const phoneText = (about: { device: number; question: string; spare: number }): string =>
  ['konvwa-phone-1', about.device, about.question, about.spare].join('\n')

/** Ten characters: which number was set aside, and five bytes of the mark. */
export function codeOf(spare: number, mark: Uint8Array): string {
  const bits = mark.slice(0, 5).reduce((sum, byte) => sum * 256n + BigInt(byte), 0n)
  return grouped(asText((BigInt(spare - firstSpare) << markBits) + bits, 10), 5)
}

/** The code as it was typed, or null where it cannot be one. */
export function readCode(typed: string): { readonly spare: number; readonly mark: Uint8Array } | null {
  const text = plain(typed)
  if (text.length !== 10) return null
  let value = 0n
  for (const each of text) {
    const place = characters.indexOf(each)
    if (place < 0) return null
    value = value * 32n + BigInt(place)
  }
  const mark = Uint8Array.from({ length: 5 }, (_, place) => Number((value >> BigInt(8 * (4 - place))) & 255n))
  return { spare: Number((value >> markBits) & ((1n << numberBits) - 1n)) + firstSpare, mark }
}

function asText(value: bigint, length: number): string {
  let text = ''
  for (let rest = value; text.length < length; rest /= 32n) text = characters.charAt(Number(rest % 32n)) + text
  return text
}

const plain = (typed: string): string => typed.toUpperCase().replace(/[^0-9A-Z]/g, '')
const grouped = (text: string, size: number): string => text.match(new RegExp(`.{1,${size}}`, 'g'))?.join('-') ?? text
