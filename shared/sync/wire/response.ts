import type { Page, SyncResponse } from '../protocol.ts'
import { type Coder, read, written } from './coder.ts'
import { Malformed } from './malformed.ts'
import { NumberModel } from './numberModel.ts'
import { PageCoder } from './pages.ts'
import { answerWithParts, type Part, readAnswerWithParts } from './parts.ts'
import { ScopeCoder } from './scopes.ts'
import { VerdictCoder } from './verdicts.ts'

/** What the answer is to: what it shares with its request it does not repeat. */
export interface Asked {
  readonly device: number
  readonly epoch: number
  readonly cursors: Readonly<Record<string, number>>
  /** Only who brought parts is answered with parts. */
  readonly parts?: readonly Part[] | undefined
}

export type CodedResponse = Omit<SyncResponse, 'protocol'> & { readonly parts?: readonly Part[] }

/** An answer without its signature. */
export function responseBytes(asked: Asked, response: CodedResponse): Uint8Array {
  const coded = written(asked.device, coder => code(coder, asked, response))
  return asked.parts ? answerWithParts(coded, response.parts ?? []) : coded
}

/** @throws Malformed */
export function readResponseBytes(asked: Asked, bytes: Uint8Array): CodedResponse {
  const readCoded = (coded: Uint8Array) => read(coded, asked.device, coder => code(coder, asked, null))
  if (!asked.parts) return readCoded(bytes)
  const { coded, parts } = readAnswerWithParts(bytes)
  return { ...readCoded(coded), parts }
}

function code(coder: Coder, asked: Asked, given: CodedResponse | null): CodedResponse {
  const { bits } = coder
  const epoch = new NumberModel().near(bits, given?.epoch ?? 0, asked.epoch)
  const time = new NumberModel().near(bits, given?.time ?? 0, 0)
  const frame = new NumberModel().natural(bits, given?.frame ?? 0)
  const verdicts = new VerdictCoder(coder).code(given?.verdicts ?? null)
  const scoping = new ScopeCoder(coder)
  const scopes = codeScopes(coder, scoping, Object.keys(asked.cursors), given?.scopes ?? null)
  const pages = codePages(coder, scoping, asked, given?.pages ?? null)
  return { epoch, time, frame, verdicts, scopes, pages }
}

/** Mostly those of the request, whatever their order there. */
function codeScopes(
  coder: Coder,
  scoping: ScopeCoder,
  known: readonly string[],
  given: readonly string[] | null,
): string[] {
  const { bits } = coder
  const likely = known.toSorted()
  const same =
    given !== null && given.length === likely.length && given.toSorted().every((each, place) => each === likely[place])
  if (new NumberModel().natural(bits, same ? 0 : 1) === 0) return likely
  const count = new NumberModel().natural(bits, given?.length ?? 0)
  coder.budget.take(count)
  const coded: string[] = []
  for (let place = 0; place < count; place += 1) coded.push(scoping.code(given?.[place]))
  return coded
}

function codePages(coder: Coder, scoping: ScopeCoder, asked: Asked, given: readonly Page[] | null): Page[] {
  const count = new NumberModel().natural(coder.bits, given?.length ?? 0)
  if (count === 0) return []
  if (count > mostPages) throw new Malformed('too many pages')
  const pages = new PageCoder(coder, scoping)
  return Array.from({ length: count }, (_, place) => pages.code(given?.[place], asked.cursors))
}

const mostPages = 1000
