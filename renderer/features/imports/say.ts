import type { Client } from '../../../shared/contract.ts'

/** What somebody says of what they bring in. */
export type Say = Parameters<Client['imports']['say']>[0]
