import { eventIterator } from '@orpc/contract'
import { z } from 'zod'
import { api, refusing } from '../../errors.ts'
import { mostPartLetters } from '../../imports/upload.ts'
import { Instant } from '../../kernel/instant.ts'
import { mostPartBytes } from './head.ts'
import { fileProblems } from './problem.ts'

/** A file that was written here for head office. */
export const WrittenFile = z.object({
  bundle: z.string(),
  at: Instant,
  parts: z.number().int(),
  /** Of all parts together. */
  bytes: z.number().int(),
  /** How many changes are in it. */
  transactions: z.number().int(),
  answeredAt: Instant.nullable(),
  /** It is still on this computer and can be saved again. */
  here: z.boolean(),
})
export type WrittenFile = z.infer<typeof WrittenFile>

const Progress = z.object({ kind: z.literal('progress'), done: z.number(), total: z.number() })
const Bundle = z.string().regex(/^[0-9a-f]{32}$/)
const Upload = z.number().int().positive()

/** A file of another computer, handed on from here. */
export const CarriedFile = z.object({
  bundle: z.string(),
  /** What its computer is called; null where it is not known here. */
  computer: z.string().nullable(),
  writtenAt: Instant,
  parts: z.number().int(),
  /** The numbers of those that were brought here. */
  here: z.array(z.number().int()).readonly(),
  /** Of the parts here together, and how much of it head office has. */
  size: z.number().int(),
  atOffice: z.number().int(),
  /** there: head office waits for the other parts. */
  state: z.enum(['sending', 'there', 'taken', 'refused']),
  /** Why head office refused it. */
  problem: z.enum(fileProblems).nullable(),
  /** Of how many parts the answer is, and how many are here; `ready`: it can be saved. */
  answer: z.object({ parts: z.number().int(), here: z.number().int(), ready: z.boolean() }).nullable(),
})
export type CarriedFile = z.infer<typeof CarriedFile>

/** What became of a part that somebody brought. */
export const Brought = z.discriminatedUnion('state', [
  z.object({
    state: z.literal('waiting'),
    part: z.number().int(),
    parts: z.number().int(),
    missing: z.array(z.number().int()).readonly(),
  }),
  z.object({ state: z.literal('taken'), news: z.number().int(), answered: z.number().int() }),
  /** It is another computer's and goes to head office from here. */
  z.object({
    state: z.literal('carried'),
    computer: z.string().nullable(),
    part: z.number().int(),
    parts: z.number().int(),
    missing: z.array(z.number().int()).readonly(),
  }),
])
export type Brought = z.infer<typeof Brought>

export const files = {
  /** What was written lately, and what is handed on for others; `ready` is false while this computer and head office have not agreed on keys. */
  written: api.output(z.object({ ready: z.boolean(), files: z.array(WrittenFile), carried: z.array(CarriedFile) })),
  /** Writes everything that waits into a file. Who stops listening stops it, and nothing is left of it. */
  write: refusing([...fileProblems, 'alone'] as const).output(
    eventIterator(z.discriminatedUnion('kind', [Progress, z.object({ kind: z.literal('done'), file: WrittenFile })])),
  ),
  /** One part of it, or of the answer to another computer: what it is called, then its bytes. */
  bytes: refusing(['file-gone'] as const)
    .input(z.object({ bundle: Bundle, part: z.number().int().positive() }))
    .output(
      eventIterator(
        z.discriminatedUnion('kind', [
          z.object({ kind: z.literal('name'), name: z.string() }),
          z.object({ kind: z.literal('bytes'), base64: z.string() }),
        ]),
      ),
    ),
  /** Hands another computer's file on no longer, and lets go of its answer. */
  drop: api.input(z.object({ bundle: Bundle })).output(z.object({})),
  /** A part of an answer, or of another computer's file, comes in, piece by piece; one at a time. */
  begin: api
    .input(z.object({ bytes: z.number().int().positive().max(mostPartBytes) }))
    .output(z.object({ upload: Upload })),
  part: refusing(['out-of-step'] as const)
    .input(z.object({ upload: Upload, offset: z.number().int().nonnegative(), data: z.base64().max(mostPartLetters) }))
    .output(z.object({ received: z.number().int() })),
  take: refusing([...fileProblems, 'alone', 'out-of-step'] as const)
    .input(z.object({ upload: Upload }))
    .output(
      eventIterator(z.discriminatedUnion('kind', [Progress, z.object({ kind: z.literal('done'), brought: Brought })])),
    ),
}
