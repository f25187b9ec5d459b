import { scopesOf } from '../api/scopes.ts'
import { answerEquality } from '../equality.ts'
import type { PartHandler } from './handler.ts'

/** Answers one question about whether a desk's copy is head office's. */
export const compare: PartHandler = async ({ service, device, bytes, mostBytes }) => {
  const { store } = service
  return [await answerEquality({ store, now: service.now(), scopes: await scopesOf(store, device), mostBytes }, bytes)]
}
