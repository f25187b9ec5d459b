import { type Part, type PartKind, partKinds } from '../../shared/sync/wire/parts.ts'
import { answerAttachment } from './attachments.ts'
import { handOn } from './carried.ts'
import { compare } from './equality.ts'
import type { PartHandler, PartRequest } from './handler.ts'
import { giveSnapshot } from './snapshot.ts'
import { takeVitals } from './vitals.ts'

const handlers: Record<PartKind, PartHandler> = {
  [partKinds.vitals]: takeVitals,
  [partKinds.equality]: compare,
  [partKinds.attachment]: answerAttachment,
  [partKinds.carried]: handOn,
  [partKinds.snapshot]: giveSnapshot,
}

const handlerOf = new Map<number, PartHandler>(
  Object.entries(handlers).map(([kind, handler]) => [Number(kind), handler]),
)

/** The answers to what stood beside the frames, one after the other. A kind of a later version is passed over. */
export async function answerParts(
  request: Omit<PartRequest, 'bytes'>,
  parts: readonly Part[],
): Promise<readonly Part[]> {
  const answers: Part[] = []
  for (const { kind, bytes } of parts) {
    const answered = (await handlerOf.get(kind)?.({ ...request, bytes })) ?? []
    answers.push(...answered.map(each => ({ kind, bytes: each })))
  }
  return answers
}
