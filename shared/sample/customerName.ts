import type { SampleSegment } from './profile.ts'
import type { World } from './world.ts'

/** A name that nobody has yet, after one of the segment's patterns: `Boutik {first}`, `Depo {last}`, `Otèl {thing}`. */
export function customerName({ dice, profile }: World, segment: SampleSegment, taken: ReadonlySet<string>): string {
  const { first, last, thing } = profile.contactNames
  const drawn = (): string =>
    dice
      .one(segment.words)
      .replace('{first}', dice.one(first))
      .replace('{last}', dice.one(last))
      .replace('{thing}', dice.one(thing))
  const plain = drawn()
  if (!taken.has(plain)) return plain
  for (let count = 2; ; count += 1) {
    const again = count < 6 ? drawn() : `${plain} ${count - 4}`
    if (!taken.has(again)) return again
  }
}
