import { Malformed } from './malformed.ts'

/** Bytes one after the other, for the plain parts around what is coded. */
export class ByteWriter {
  readonly #parts: Uint8Array[] = []
  #length = 0

  get length(): number {
    return this.#length
  }

  put(bytes: Uint8Array): this {
    this.#parts.push(bytes)
    this.#length += bytes.length
    return this
  }

  /** A number of 0 or more, seven bits a byte, the last ones first (LEB128). */
  number(value: number): this {
    const bytes: number[] = []
    let left = value
    while (left >= 128) {
      bytes.push((left % 128) | 128)
      left = Math.floor(left / 128)
    }
    bytes.push(left)
    return this.put(Uint8Array.from(bytes))
  }

  done(): Uint8Array {
    const all = new Uint8Array(this.#length)
    let place = 0
    for (const part of this.#parts) {
      all.set(part, place)
      place += part.length
    }
    return all
  }
}

/** Reads them. Throws `Malformed` where they end too early. */
export class ByteReader {
  readonly #bytes: Uint8Array
  #place = 0

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
  }

  take(count: number): Uint8Array {
    const end = this.#place + count
    if (end > this.#bytes.length) throw new Malformed('cut short')
    const taken = this.#bytes.subarray(this.#place, end)
    this.#place = end
    return taken
  }

  number(): number {
    let value = 0
    for (let place = 0; place < 8; place += 1) {
      const byte = this.take(1)[0] ?? 0
      value += (byte & 127) * 128 ** place
      if (byte < 128) {
        if (!Number.isSafeInteger(value)) break
        return value
      }
    }
    throw new Malformed('a number out of range')
  }

  rest(): Uint8Array {
    return this.take(this.#bytes.length - this.#place)
  }
}
