import type { ColumnType, Kysely } from 'kysely'
import type { Rank } from '../shared/sync/rank.ts'
import type { Row, TableName } from '../shared/sync/registry.ts'

/** Head office's version of a row is written by `apply` alone: a slice can read it, never name it in an insert or an update. */
type Stored<R> = { [K in keyof R]: K extends 'version' ? ColumnType<R[K], undefined, never> : R[K] }

/** One row: what capture is doing, this device, and the counters that a transaction moves. */
export interface CaptureTable {
  one: number
  /** 1 while head office's data is applied: triggers then write nothing. */
  muted: 0 | 1
  /** The transaction under way, null between transactions. */
  tx: number | null
  device: number
  last_tx: number
  last_clock: number
  /** Milliseconds that head office's clock is ahead of this computer's. */
  clock_offset: number
  last_id: number
}

/** One changed row of one transaction; `cols` and `old` are JSON objects by column name. */
export interface ChangeTable {
  n: number
  tx: number
  tbl: number
  id: number
  sub: number
  op: 'insert' | 'update' | 'delete'
  base: number
  cols: string
  /** Head office's value of each changed column once this change is the earliest pending one of that column. */
  old: string | null
  /** 1 until the change's place in head office's log has been read, or the change was given up. */
  pending: ColumnType<0 | 1, 0 | 1 | undefined, 0 | 1>
}

export type TxState = 'waiting' | 'sealed' | 'accepted' | 'changed' | 'held' | 'rejected' | 'discarded' | 'resent'

export interface TxTable {
  number: number
  clock: number
  person: number
  why: string
  right: string
  batch: string | null
  /** This computer's clock, milliseconds since 1970. */
  at: number
  first_change: number
  last_change: number
  bytes: number
  /** Running totals over all transactions of this device, so that what waits is one subtraction. */
  changes_through: number
  bytes_through: number
  state: ColumnType<TxState, TxState | undefined, TxState>
  frame: number | null
  /** The verdict as head office sent it, JSON. */
  verdict: string | null
  rank: ColumnType<Rank, Rank | undefined, Rank>
  /** 1 where it was sealed while something older still waited. */
  ahead: ColumnType<0 | 1, 0 | 1 | undefined, 0 | 1>
}

export interface FrameTable {
  number: number
  previous: string
  hash: string
  sealed: Uint8Array
  bytes: number
  json_bytes: number
  first_tx: number
  last_tx: number
}

export type RefusalState = 'open' | 'resent' | 'discarded' | 'escalated'

export interface RefusalTable {
  tx: number
  code: string
  /** JSON of `Pointer`. */
  pointer: string | null
  at: number
  state: RefusalState
  decided_by: number | null
  decided_at: number | null
  /** 1 once head office knows the decision. */
  told: ColumnType<0 | 1, 0 | 1 | undefined, 0 | 1>
}

export interface SyncStateTable {
  one: number
  epoch: number
  sealed_tx: number
  sealed_frame: number
  sealed_hash: string
  answered_tx: number
  answered_frame: number
  /** Every accepted transaction up to this number has its place in head office's log and covers nothing any more. */
  settled_tx: number
  last_success_at: number | null
  /** The last frame that left in a file: it is not sealed anew. */
  filed_frame: ColumnType<number, number | undefined, number>
  /** When head office answered last, by its own clock: what a file brings may be older. */
  office_time: ColumnType<number, number | undefined, number>
}

export interface ImportBatchTable {
  batch: string
  profile: string
  state: 'running' | 'done' | 'cancelled' | 'failed' | 'undone'
  done: number
  total: number
  counts: string | null
  started_at: number
  person_id: number
}

/** Why a row stands otherwise than at head office: it cannot stand here, mending did not help, or head office's own copy is damaged. */
export type UnequalReason = 'cannot-stand' | 'not-mended' | 'damaged-there'

interface LocalTables {
  /** What stands where, base units: kept by triggers on the movements. */
  stock_balance: { depot_id: number; product_id: number; place: string; quantity: number }
  /** What confirmed orders wait for, base units: kept by triggers on orders and lines. */
  stock_reserved: { depot_id: number; product_id: number; quantity: number }
  /** What was received of expected goods, and what is still to come of them: kept by triggers, base units. */
  stock_received: { expected_id: number; quantity: number }
  stock_inbound: { depot_id: number; product_id: number; day: string; expected_id: number; quantity: number }
  comparison: { one: number; number: number; at: number; mended: number; unequal: number }
  /** JSON of the row before and after; null where there was none. */
  mended_row: {
    n: ColumnType<number, undefined, never>
    at: number
    tbl: number
    id: number
    sub: number
    before: string | null
    after: string | null
  }
  snapshot_import: {
    scope: string
    cursor: number
    size: number
    held: number
    head: Uint8Array | null
    rest: Uint8Array
    block: number
    rows: number
  }
  file_written: {
    bundle: string
    at: number
    device: number
    incarnation: number
    sequence: number
    parts: number
    bytes: number
    transactions: number
    answered_at: number | null
    answer_sequence: number | null
  }
  /** JSON in `cursors`, `decisions` and `kinds`. */
  file_request: {
    hash: string
    bundle: string
    epoch: number
    cursors: string
    decisions: string
    kinds: string | null
  }
  file_answer_part: { bundle: string; part: number; bytes: Uint8Array }
  carried: {
    bundle: string
    part: number
    parts: number
    device: number
    written_at: number
    brought_at: number
    sha256: string
    size: number
    at_office: number
    state: 'sending' | 'there' | 'taken' | 'refused'
    problem: string | null
  }
  /** `size`: null until head office has told. */
  carried_answer: { bundle: string; part: number; name: string; size: number | null; here: number }
  order_attempt: { attempt: string; order_id: number; look: number; at: number }
  carried_piece: { bundle: string; way: 'there' | 'back'; part: number; start: number; bytes: Uint8Array }
  unequal_row: { tbl: number; id: number; sub: number; why: UnequalReason; since: number }
  import_batch: ImportBatchTable
  capture: CaptureTable
  change: ChangeTable
  tx: TxTable
  frame: FrameTable
  refusal: RefusalTable
  sync_state: SyncStateTable
  scope_cursor: { scope: string; cursor: number; reaches: number; base: ColumnType<number, number | undefined, number> }
  cut_scope: { scope: string; at: number }
  laid_row: { tbl: number; id: number; sub: number }
  gone_row: { tbl: number; id: number; sub: number }
  parked: { n: ColumnType<number, undefined, never>; scope: string; sequence: number; download: string; why: string }
  /** Numbers that stood on a document which head office refused and a person gave up. */
  void_number: { number: string; at: number; person: number }
  kept_answer: {
    n: ColumnType<number, undefined, never>
    at: number
    request: string
    device: number
    epoch: number
    cursors: string
    reaches: string
    own: string
    parts: number
    bytes: Uint8Array
    signature: Uint8Array
  }
  /** Whose books these are. */
  life: { one: 1; install: string | null; numbers_closed: number }
  /** Under which devices they were kept before. */
  former_self: { device: number; incarnation: number; lane: string; through: number; at: number }
  blob: {
    sha256: string
    size: number
    here: number
    at_office: number
    wanted: 0 | 1
    kept_at: number
  }
  blob_piece: { sha256: string; start: number; bytes: Uint8Array }
  lane_counter: { type: string; lane: string; fiscal_year: number; last: number }
}

/** A full-text index: `rowid` is the row's id; the column named like the table is what `match` is asked of. */
type Search<T extends string, C extends string> = { rowid: number; rank: number } & { [K in T | C]: string }
type CustomerWords = 'code' | 'name' | 'place' | 'phone' | 'contact'
type ProductWords = 'sku' | 'name_en' | 'name_fr' | 'name_ht' | 'barcode'

interface SearchTables {
  customer_search: Search<'customer_search', CustomerWords>
  customer_word: Search<'customer_word', CustomerWords>
  product_search: Search<'product_search', ProductWords>
  product_word: Search<'product_word', ProductWords>
  order_search: Search<'order_search', 'number' | 'customer_reference'>
}

/** The desk's database as Kysely sees it: every table of the registry, and the local ones. */
export type Schema = { [N in TableName]: Stored<Row<N>> } & LocalTables & SearchTables

export type Writer = Kysely<Schema>
/** Cannot write: a signature tells whether anything can change. */
export type Reader = Pick<Writer, 'selectFrom' | 'fn' | 'executeQuery'>
