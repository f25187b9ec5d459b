import { hash } from 'node:crypto'
import { rowText } from '../shared/sync/equality/rowText.ts'
import type { Values } from '../shared/sync/protocol.ts'
import type { TableName } from '../shared/sync/registry.ts'

/** The first 64 bits of the SHA-256 of a row's text, signed, as head office keeps them beside its rows. */
export const rowProof = (name: TableName, key: { readonly id: number; readonly sub: number }, values: Values): bigint =>
  BigInt.asIntN(64, BigInt(`0x${hash('sha256', rowText(name, key, values)).slice(0, 16)}`))
