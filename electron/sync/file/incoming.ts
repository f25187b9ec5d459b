/** The part of a file that is being brought in, in memory: it is small, and one at a time. */
export interface Incoming {
  /** Begins one of so many bytes, in place of any other; answers its number. */
  begin(bytes: number): number
  /** Adds a piece where the last one ended; answers how much is here, or null where it does not follow. */
  append(upload: number, offset: number, piece: Uint8Array): number | null
  /** All of it, once; null where some is missing. */
  whole(upload: number): Uint8Array | null
}

export function createIncoming(): Incoming {
  let number = 0
  let bytes = new Uint8Array()
  let here = 0
  return {
    begin: length => {
      number += 1
      bytes = new Uint8Array(length)
      here = 0
      return number
    },
    append: (upload, offset, piece) => {
      if (upload !== number || offset !== here || offset + piece.length > bytes.length) return null
      bytes.set(piece, offset)
      here += piece.length
      return here
    },
    whole: upload => {
      if (upload !== number || here < bytes.length || here === 0) return null
      const all = bytes
      bytes = new Uint8Array()
      here = 0
      return all
    },
  }
}
