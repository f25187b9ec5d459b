import { BitReader } from './bitReader.ts'
import type { Bits } from './bits.ts'
import { BitWriter } from './bitWriter.ts'
import { Budget } from './budget.ts'
import { Ids } from './ids.ts'
import { TextCoder, TextMemory } from './textCoder.ts'

/** What is known while one message is written or read: the bits, the texts and the ids named so far. */
export class Coder {
  readonly bits: Bits
  readonly texts: TextCoder
  readonly budget: Budget
  /** The device whose message it is: most of its ids are its own. */
  readonly device: number
  readonly #ids = new Map<string, Ids>()
  readonly #memories = new Map<string, TextMemory>()

  constructor(bits: Bits, budget: Budget, device: number) {
    this.bits = bits
    this.budget = budget
    this.device = device
    this.texts = new TextCoder(bits, budget)
  }

  /** The ids of a table, by its number or by what else they are of. */
  ids(of: string): Ids {
    const found = this.#ids.get(of)
    if (found) return found
    const ids = new Ids(this.device)
    this.#ids.set(of, ids)
    return ids
  }

  forgetIds(): void {
    for (const ids of this.#ids.values()) ids.forget(this.device)
  }

  /** A text of one kind of texts. */
  text(of: string, value: string): string {
    const memory = this.#memories.get(of) ?? new TextMemory()
    this.#memories.set(of, memory)
    return this.texts.code(memory, value)
  }
}

/** The bytes of a message; `write` gives it to the coder. */
export function written(device: number, write: (coder: Coder) => void): Uint8Array {
  const budget = new Budget(true)
  const bits = new BitWriter(budget)
  write(new Coder(bits, budget, device))
  return bits.finish()
}

/** The same step by step, each telling how many bytes there are so far. */
export function* writtenInSteps(
  device: number,
  steps: (coder: Coder) => Iterable<void>,
): Generator<number, Uint8Array> {
  const budget = new Budget(true)
  const bits = new BitWriter(budget)
  for (const _ of steps(new Coder(bits, budget, device))) yield bits.length
  return bits.finish()
}

/**
 * The message of these bytes, all of them. Messages of one request share a budget.
 * @throws Malformed
 */
export function read<T>(bytes: Uint8Array, device: number, take: (coder: Coder) => T, budget = new Budget(false)): T {
  const bits = new BitReader(bytes, budget)
  const message = take(new Coder(bits, budget, device))
  bits.finish()
  return message
}
