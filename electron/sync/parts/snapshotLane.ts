import { createHash, createPublicKey, verify } from 'node:crypto'
import { setImmediate as breathe } from 'node:timers/promises'
import { beginAnew } from '../../../db/cutScopes.ts'
import type { Store } from '../../../db/open.ts'
import {
  beginImports,
  dropImport,
  finishImport,
  importRows,
  listImports,
  type SnapshotImport,
  saveProgress,
} from '../../../db/snapshotImport.ts'
import { syncState } from '../../../db/syncState.ts'
import type { Page } from '../../../shared/sync/protocol.ts'
import { readHead, type SnapshotHead, snapshotSigned, splitHead } from '../../../shared/sync/snapshot/head.ts'
import { readSnapshotList, snapshotAskBytes } from '../../../shared/sync/snapshot/messages.ts'
import { Malformed } from '../../../shared/sync/wire/malformed.ts'
import { partKinds } from '../../../shared/sync/wire/parts.ts'
import { readStandingBytes } from '../../../shared/sync/wire/standing.ts'
import type { Log } from '../../api/log.ts'
import type { IdentityFile } from '../identity.ts'
import type { PartLane } from './lane.ts'
import { rowsToCome } from './rowsToCome.ts'

export interface SnapshotOptions {
  readonly store: Store
  readonly identity: IdentityFile
  readonly log: Pick<Log, 'info' | 'warn'>
}

/** What a round has to know of snapshots. */
export interface SnapshotState {
  /** Knows from here on whether this computer starts from snapshots. Call before a round. */
  ready(): Promise<void>
  /** Whether the pages of a scope must wait, because a snapshot of it is asked about or on its way. */
  holds(scope: string): boolean
  /**
   * Cursors to name meanwhile: where this computer will stand, or where the log ended when its news were passed over, so that they do not come
   * each time. Never beyond the log, or head office would take itself for restored.
   */
  held(): Readonly<Record<string, number>>
  /**
   * Head office's log begins behind where this computer stands in these pages' scopes: they are taken anew from a snapshot.
   * @throws Error where a snapshot of one was just refused: later, not at once
   */
  cutOff(pages: readonly Pick<Page, 'scope'>[]): Promise<void>
  /** These pages came and were not applied. */
  passedOver(pages: readonly Pick<Page, 'scope' | 'end'>[]): void
  /** Rows still to come. */
  left(): number
  /** Whether some are asked about or on their way: without them nobody can work here. */
  coming(): boolean
  /** This computer follows the log from its beginning instead: a file brought it. */
  giveUp(): Promise<void>
}

export interface SnapshotLane extends PartLane, SnapshotState {}

/** Rows written in one turn. */
const rowsAtOnce = 100

/** A computer that has joined and follows no log yet starts from head office's snapshots, block by block, and goes on by the log behind them. */
export function snapshotLane({ store, identity, log }: SnapshotOptions): SnapshotLane {
  let state: 'new' | 'asking' | 'taking' | 'taken' | 'over' = 'new'
  let imports: readonly SnapshotImport[] = []
  let rowsLeft = 0
  /** Where the log ended, of scopes whose news were passed over. */
  const ends = new Map<string, number>()
  /** Whose snapshot was not what it should be, a moment ago. */
  const refused = new Set<string>()

  async function look(): Promise<void> {
    imports = await listImports(store.reader)
    rowsLeft = rowsToCome(imports)
    if (imports.length > 0) state = 'taking'
    else if (state === 'taking') state = 'taken'
  }

  async function begin(): Promise<void> {
    await look()
    if (state === 'taking') return
    const { cursors } = await syncState(store.reader)
    state = Object.keys(cursors).some(scope => !scope.startsWith('device:')) ? 'over' : 'asking'
  }

  const keyOfOffice = () =>
    createPublicKey({ key: Buffer.from(identity.present().headOfficeKey ?? '', 'base64'), format: 'der', type: 'spki' })

  /** The head, believed only where head office signed it for this very scope and cursor. */
  function believed(of: SnapshotImport, head: Uint8Array, signature: Uint8Array): SnapshotHead {
    const text = snapshotSigned(createHash('sha256').update(head).digest('hex'))
    if (!verify(null, Buffer.from(text), keyOfOffice(), signature)) throw new Malformed('not signed by head office')
    const read = readHead(head)
    if (read.scope !== of.scope || read.cursor !== of.cursor) throw new Malformed('another snapshot')
    return read
  }

  async function takeIn(of: SnapshotImport, bytes: Uint8Array): Promise<void> {
    let rest: Uint8Array = Buffer.concat([of.rest, bytes])
    let { head, block, rows } = of
    if (head === null) {
      const split = splitHead(rest)
      if (split === null) return saveProgress(store, { ...of, held: of.held + bytes.length, rest })
      believed(of, split.head, split.signature)
      head = split.head
      rest = split.rest
    }
    const { blocks } = readHead(head)
    for (;;) {
      const next = blocks[block]
      if (!next || rest.length < next.bytes) break
      const body = rest.subarray(0, next.bytes)
      if (!createHash('sha256').update(body).digest().equals(next.hash)) throw new Malformed('a damaged block')
      const read = readStandingBytes(body)
      for (let from = 0; from < read.length; from += rowsAtOnce) {
        await breathe()
        await importRows(store, of, read.slice(from, from + rowsAtOnce))
      }
      rest = rest.subarray(next.bytes)
      block += 1
      rows += read.length
    }
    const present = { ...of, held: of.held + bytes.length, head, rest, block, rows }
    await (block === blocks.length ? finishImport(store, present) : saveProgress(store, present))
    if (block === blocks.length) log.info('snapshot taken in', { count: rows })
  }

  const coming = (): boolean => state === 'asking' || state === 'taking' || state === 'taken'

  return {
    kind: partKinds.snapshot,
    short: true,
    ask: async () => {
      // One more round: what the log has behind the snapshots.
      if (state === 'taken') state = 'over'
      if (state === 'asking') return [snapshotAskBytes(null)]
      const [first] = imports
      return first ? [snapshotAskBytes({ scope: first.scope, cursor: first.cursor, from: first.held })] : []
    },
    take: async ([bytes]) => {
      const [first] = imports
      if (state === 'asking') {
        if (bytes) await beginImports(store, readSnapshotList(bytes))
        state = 'taking'
      } else if (first) {
        try {
          if (!bytes || bytes.length === 0) throw new Malformed('no longer there')
          await store.writingMuch(() => takeIn(first, bytes))
        } catch (cause) {
          if (!(cause instanceof Malformed)) throw cause
          log.warn('snapshot refused', { code: cause.message })
          refused.add(first.scope)
          await dropImport(store, first.scope)
        }
      }
      await look()
    },
    more: coming,
    coming,
    ready: async () => {
      if (state === 'new') await begin()
      // They were given up where head office went on otherwise.
      else if (state === 'taking') await look()
    },
    holds: scope => !scope.startsWith('device:') && (state === 'asking' || imports.some(each => each.scope === scope)),
    held: () => Object.fromEntries(imports.map(({ scope, cursor }) => [scope, Math.max(cursor, ends.get(scope) ?? 0)])),
    cutOff: async pages => {
      const scopes = pages.map(page => page.scope)
      if (scopes.length === 0) return
      log.info('the log does not reach back so far', { count: scopes.length })
      await beginAnew(store, scopes)
      if (state !== 'taking') state = 'asking'
      const again = scopes.filter(scope => refused.delete(scope))
      if (again.length > 0) throw new Error('no snapshot could be taken in')
    },
    passedOver: pages => {
      for (const { scope, end } of pages) ends.set(scope, end)
    },
    left: () => rowsLeft,
    giveUp: async () => {
      for (const { scope } of imports) await dropImport(store, scope)
      await look()
      state = 'over'
    },
  }
}
