import type { Part } from '../../../shared/sync/wire/parts.ts'
import type { PartLane } from './lane.ts'

/** What the lanes want to say, the first lanes first, within so many bytes: rows have had their place before. */
export async function outgoingParts(lanes: readonly PartLane[], room: number): Promise<readonly Part[]> {
  const parts: Part[] = []
  let left = room
  for (const { kind, ask, short } of lanes) {
    for (const bytes of left > 0 || short ? await ask(left) : []) {
      parts.push({ kind, bytes })
      left -= bytes.length
    }
  }
  return parts
}

/** Hands each lane that asked, by its kind, what was answered to it. */
export async function takeAnswers(
  lanes: readonly PartLane[],
  asked: readonly number[],
  answers: readonly Part[],
): Promise<void> {
  for (const { kind, take } of lanes.filter(lane => asked.includes(lane.kind)))
    await take(answers.filter(answer => answer.kind === kind).map(answer => answer.bytes))
}

/** Whether one of them wants another round now. */
export async function anyMore(lanes: readonly PartLane[]): Promise<boolean> {
  for (const lane of lanes) if (await lane.more()) return true
  return false
}
