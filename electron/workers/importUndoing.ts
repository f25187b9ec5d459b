import { batchTransactions } from '../../db/importBatch.ts'
import type { SecondHand } from '../../db/secondHand.ts'
import { undo, undoBatch } from '../../db/undo.ts'
import { captured } from '../../db/write.ts'

const turnMilliseconds = 12

/**
 * Removes what a batch wrote, last first, each transaction under the right it was made with; its events stay, as facts do. Several in one turn;
 * what was removed before an interruption is not looked for again.
 */
export async function takeBackInTurns(
  hand: SecondHand,
  { batch, person }: { batch: string; person: number },
  inTurn: (work: (now: number) => Promise<void>) => Promise<void>,
): Promise<void> {
  const transactions = await batchTransactions(hand.reader, batch)
  let next = 0
  while (next < transactions.length)
    await inTurn(now =>
      hand.pen.turn(async turn => {
        const begun = performance.now()
        do {
          const transaction = transactions[next]
          next += 1
          if (!transaction) return
          const { number, right } = transaction
          await captured(turn, { person, why: 'imports.undo', right, batch: undoBatch(batch) }, now, tx =>
            undo(tx, { number, person }),
          )
        } while (performance.now() - begun < turnMilliseconds)
      }),
    )
}
