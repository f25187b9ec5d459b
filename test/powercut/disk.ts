import type { Dice } from '../support/dice.ts'

/** The bytes that a disk writes whole or not at all. */
const sector = 512

type Change = { readonly offset: number; readonly bytes: Buffer } | { readonly size: number }

/**
 * One file on a disk that keeps nothing for certain before it was synced. After a power cut each sector holds what it held after any of the
 * unsynced changes, or before them, whatever its neighbours hold, and the file is as long as it was after any of them.
 */
export class DiskFile {
  #durable: Buffer
  #unsynced: Change[] = []

  constructor(content: Buffer) {
    this.#durable = content
  }

  write(offset: number, bytes: Buffer): void {
    this.#unsynced.push({ offset, bytes })
  }

  truncate(size: number): void {
    this.#unsynced.push({ size })
  }

  sync(): void {
    const sizes = this.#sizes()
    const content = resized(this.#durable, Math.max(...sizes))
    for (const change of this.#unsynced) lay(content, change, () => true)
    this.#durable = content.subarray(0, sizes.at(-1))
    this.#unsynced = []
  }

  /** What is found when the power is back. */
  cut(dice: Dice): Buffer {
    const count = this.#unsynced.length
    // Sometimes the disk had done nearly everything, sometimes nearly nothing, mostly something in between.
    const eager = dice.below(5)
    const reached = (): number => (dice.below(4) < eager ? count : dice.below(2) === 0 ? 0 : dice.below(count + 1))
    const sizes = this.#sizes()
    const found = resized(this.#durable, Math.max(...sizes))
    const reach = Array.from({ length: Math.ceil(found.length / sector) }, reached)
    for (const [index, change] of this.#unsynced.entries()) lay(found, change, place => (reach[place] ?? 0) > index)
    return found.subarray(0, sizes[reached()])
  }

  /** How long the file was before the unsynced changes and after each. */
  #sizes(): number[] {
    const sizes = [this.#durable.length]
    for (const change of this.#unsynced) {
      const before = sizes.at(-1) ?? 0
      sizes.push('size' in change ? change.size : Math.max(before, change.offset + change.bytes.length))
    }
    return sizes
  }
}

/** Lays a change onto the sectors that it reached. */
function lay(content: Buffer, change: Change, reaches: (sector: number) => boolean): void {
  const start = 'size' in change ? change.size : change.offset
  const end = 'size' in change ? content.length : change.offset + change.bytes.length
  for (let from = start; from < end; ) {
    const place = Math.floor(from / sector)
    const to = Math.min(end, (place + 1) * sector)
    if (reaches(place)) {
      if ('size' in change) content.fill(0, from, to)
      else change.bytes.copy(content, from, from - start, to - start)
    }
    from = to
  }
}

function resized(content: Buffer, size: number): Buffer {
  const copy = Buffer.alloc(size)
  content.copy(copy)
  return copy
}
