import { scopesOf } from '../api/scopes.ts'
import { answerEquality } from '../equality.ts'
import { seeing } from '../store/pool.ts'
import type { PartHandler } from './handler.ts'

/** Answers one question about whether a desk's copy is head office's. */
export const compare: PartHandler = async ({ service, device, bytes, mostBytes }) => {
  const { store } = service
  const scopes = await scopesOf(store, device)
  return [await answerEquality({ store, seen: seeing(store, scopes), now: service.now(), scopes, mostBytes }, bytes)]
}
