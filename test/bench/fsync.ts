import { closeSync, fdatasyncSync, openSync, writeSync } from 'node:fs'
import { join } from 'node:path'

/** Appends `bytes` to a file of its own in `folder` and waits for the disk: milliseconds of each call. */
export class Disk {
  readonly #file: number
  readonly #block: Buffer

  constructor(folder: string, bytes: number) {
    this.#file = openSync(join(folder, 'fsync.probe'), 'w')
    this.#block = Buffer.alloc(bytes, 7)
  }

  append(): number {
    const begin = performance.now()
    writeSync(this.#file, this.#block)
    fdatasyncSync(this.#file)
    return performance.now() - begin
  }

  close(): void {
    closeSync(this.#file)
  }
}
