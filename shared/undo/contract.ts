import { z } from 'zod'
import { refusing } from '../errors.ts'

/** nothing: no own act is left to undo. changed-since: somebody changed the same fields after it. not-reversible: it gave a number or a fact. */
export const undoRefusals = ['nothing', 'changed-since', 'not-reversible'] as const

export const undo = {
  /** Takes back the person's last act on this computer, or the given transaction, by a new transaction that writes the old values. */
  last: refusing(undoRefusals)
    .input(z.object({ number: z.number().int().nullable().default(null) }))
    .output(z.object({ act: z.string() })),
}
