import { documentTables } from './start/document.ts'
import { queueTables } from './start/queue.ts'
import { referenceTables } from './start/reference.ts'
import { searchTables } from './start/search.ts'

export const start = { number: 10, sql: referenceTables + documentTables + queueTables + searchTables }
