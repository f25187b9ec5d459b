import { FileRefused } from '../../shared/sync/file/problem.ts'
import type { Player, Scene } from './scene.ts'

export const carryingKinds = ['write a file', 'carry a file', 'bring an answer'] as const
export type CarryingKind = (typeof carryingKinds)[number]

/** Refusals that a story gives reason for; any other means that a file was spoilt on the way. */
const foreseen: ReadonlySet<FileRefused['problem']> = new Set([
  'needs-a-link',
  'older',
  'unknown-question',
  'earlier-self',
  'revoked',
  'unknown-device',
  'other-receiver',
])

/** A file is written, taken in at head office, or its answer at its computer; answers the refusal. */
export async function carry(scene: Scene, player: Player, kind: CarryingKind): Promise<string> {
  scene.counts.add(kind)
  try {
    switch (kind) {
      case 'write a file':
        return await write(scene, player)
      case 'carry a file':
        return await toOffice(scene)
      case 'bring an answer':
        return await back(scene, player)
    }
  } catch (error) {
    if (error instanceof FileRefused && foreseen.has(error.problem)) return error.problem
    throw error
  }
}

/** Half of those who write one do so because their link is away: until an answer comes, or the computer is started again. */
async function write({ bag, dice }: Scene, { desk, name }: Player): Promise<string> {
  const { bundle, parts, transactions } = await desk.sync.files.write(new AbortController().signal, () => {})
  const read = await Promise.all(Array.from({ length: parts }, (_, index) => desk.sync.files.part(bundle, index + 1)))
  bag.questions.push({ by: name, parts: read.flatMap(part => (part ? [part.bytes] : [])) })
  if (dice.below(2) === 0) desk.link.away(true)
  return `${transactions} transactions`
}

/** Whichever stick comes to hand: one of before too, and one that was there. */
async function toOffice({ bag, dice, world }: Scene): Promise<string> {
  const file = lately(bag.questions, dice.below(6))
  if (!file) return 'none'
  for (const part of file.parts) {
    const taken = await world.office.takeFile(part)
    if (taken.state === 'waiting') continue
    bag.answers.push({ by: file.by, parts: await world.office.answersTo(taken.bundle) })
    return taken.again ? 'again' : ''
  }
  return 'some are missing'
}

/** Mostly one for this computer. */
async function back({ bag, dice }: Scene, { desk, name }: Player): Promise<string> {
  const own = bag.answers.filter(({ by }) => by === name)
  const answer = lately(dice.below(8) > 0 ? own : bag.answers, dice.below(6))
  if (!answer) return 'none'
  desk.link.away(false)
  for (const part of answer.parts) {
    const brought = await desk.sync.files.take(part, () => {})
    if (brought.state === 'taken') return `${brought.news} news, ${brought.answered} answered`
  }
  return 'some are missing'
}

/** Mostly the last one. */
const lately = <T>(all: readonly T[], drawn: number): T | undefined => all.at(drawn < 4 ? -1 : -drawn + 2) ?? all.at(0)
