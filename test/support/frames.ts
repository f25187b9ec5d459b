import type { SealedFrame } from '../../db/seal.ts'
import { Transaction } from '../../shared/sync/protocol.ts'
import { Budget } from '../../shared/sync/wire/budget.ts'
import { type CodedFrame, readFrameBytes } from '../../shared/sync/wire/frame.ts'

export interface OpenedFrame extends Omit<CodedFrame, 'transactions'> {
  readonly transactions: Transaction[]
}

/** A sealed frame as head office reads it, each transaction held against the protocol's schema. */
export function openedFrame(frame: Pick<SealedFrame, 'sealed'>): OpenedFrame {
  const opened = readFrameBytes(frame.sealed, new Budget(false))
  return { ...opened, transactions: opened.transactions.map(transaction => Transaction.parse(transaction)) }
}
