import { ByteReader, ByteWriter } from '../wire/bytes.ts'
import { Malformed } from '../wire/malformed.ts'
import { readScope, writeScope } from '../wire/scopeName.ts'
import { readStandingBytes, type StandingRow, standingBytes } from '../wire/standing.ts'
import type { Place } from './place.ts'
import type { Tally } from './tally.ts'
import { readTally, writeTally } from './tallyBytes.ts'

/** What a desk asks about its copy. Everything is true at one cursor only: head office answers where its own log ends. */
export type EqualityAsk =
  | {
      readonly about: 'scopes'
      readonly columns: number
      readonly scopes: readonly (ScopeTally & { cursor: number })[]
    }
  | { readonly about: 'ranges'; readonly scope: string; readonly table: number; readonly bounds: readonly Place[] }
  | {
      readonly about: 'rows'
      readonly scope: string
      readonly table: number
      /** From here on … */
      readonly from: Place
      /** … up to here, this one no more. */
      readonly to: Place
      /** What the desk has in between, in order. */
      readonly marks: readonly (Place & { readonly mark: number })[]
    }

export interface ScopeTally {
  readonly scope: string
  readonly tally: Tally
}

export interface TableTally {
  readonly table: number
  /** `comparedColumns` of it. */
  readonly columns: number
  readonly tally: Tally
}

export type EqualityAnswer =
  | {
      readonly about: 'scopes'
      /** `tables`: null where the scope is equal, or where the cursor is not the end of the log. */
      readonly scopes: readonly {
        readonly scope: string
        readonly last: number
        readonly tables: readonly TableTally[] | null
      }[]
    }
  | { readonly about: 'ranges'; readonly last: number; readonly tallies: readonly Tally[] }
  | {
      readonly about: 'rows'
      readonly last: number
      /** How far the answer goes: up to here, this one no more. */
      readonly through: Place
      /** Where head office and the desk differ: what stands there. */
      readonly rows: readonly StandingRow[]
      /** What the desk has and head office has not. */
      readonly absent: readonly Place[]
      /** What head office has and no longer believes itself: its own copy is damaged. */
      readonly damaged: readonly Place[]
    }

const forms = ['scopes', 'ranges', 'rows'] as const
const most = 4096

export function askBytes(ask: EqualityAsk): Uint8Array {
  const writer = new ByteWriter().number(forms.indexOf(ask.about))
  switch (ask.about) {
    case 'scopes':
      writer.number(ask.columns).number(ask.scopes.length)
      for (const { scope, cursor, tally } of ask.scopes) writeTally(writeScope(writer, scope).number(cursor), tally)
      return writer.done()
    case 'ranges':
      return places(writeScope(writer, ask.scope).number(ask.table), ask.bounds).done()
    case 'rows':
      places(writeScope(writer, ask.scope).number(ask.table), [ask.from, ask.to])
      places(writer, ask.marks)
      for (const { mark } of ask.marks) writer.number(mark)
      return writer.done()
  }
}

/** @throws Malformed */
export function readAsk(bytes: Uint8Array): EqualityAsk {
  const reader = new ByteReader(bytes)
  const about = forms[reader.number()]
  if (about === undefined) throw new Malformed('no question of equality')
  switch (about) {
    case 'scopes': {
      const columns = reader.number()
      const scopes = list(reader, () => ({
        scope: readScope(reader),
        cursor: reader.number(),
        tally: readTally(reader),
      }))
      return { about: 'scopes', columns, scopes }
    }
    case 'ranges':
      return { about: 'ranges', scope: readScope(reader), table: reader.number(), bounds: readPlaces(reader) }
    case 'rows': {
      const [scope, table] = [readScope(reader), reader.number()]
      const [from, to] = readPlaces(reader)
      if (!from || !to) throw new Malformed('no range')
      const marks = readPlaces(reader).map(place => ({ ...place, mark: reader.number() }))
      return { about: 'rows', scope, table, from, to, marks }
    }
  }
}

export function answerBytes(answer: EqualityAnswer): Uint8Array {
  const writer = new ByteWriter().number(forms.indexOf(answer.about))
  switch (answer.about) {
    case 'scopes':
      writer.number(answer.scopes.length)
      for (const { scope, last, tables } of answer.scopes) {
        writeScope(writer, scope)
          .number(last)
          .number(tables === null ? 0 : tables.length + 1)
        for (const { table, columns, tally } of tables ?? []) writeTally(writer.number(table).number(columns), tally)
      }
      return writer.done()
    case 'ranges':
      writer.number(answer.last).number(answer.tallies.length)
      for (const tally of answer.tallies) writeTally(writer, tally)
      return writer.done()
    case 'rows': {
      writer.number(answer.last)
      places(writer, [answer.through])
      places(writer, answer.absent)
      places(writer, answer.damaged)
      return writer.put(standingBytes(answer.rows)).done()
    }
  }
}

/** @throws Malformed */
export function readAnswer(bytes: Uint8Array): EqualityAnswer {
  const reader = new ByteReader(bytes)
  const about = forms[reader.number()]
  if (about === undefined) throw new Malformed('no answer of equality')
  switch (about) {
    case 'scopes':
      return {
        about: 'scopes',
        scopes: list(reader, () => {
          const [scope, last, count] = [readScope(reader), reader.number(), reader.number()]
          const tables = (): TableTally => ({
            table: reader.number(),
            columns: reader.number(),
            tally: readTally(reader),
          })
          return { scope, last, tables: count === 0 ? null : Array.from({ length: bounded(count - 1) }, tables) }
        }),
      }
    case 'ranges':
      return { about: 'ranges', last: reader.number(), tallies: list(reader, () => readTally(reader)) }
    case 'rows': {
      const last = reader.number()
      const [through] = readPlaces(reader)
      if (!through) throw new Malformed('no range')
      const [absent, damaged] = [readPlaces(reader), readPlaces(reader)]
      return { about: 'rows', last, through, absent, damaged, rows: readStandingBytes(reader.rest()) }
    }
  }
}

function bounded(count: number): number {
  if (count > most) throw new Malformed('too many')
  return count
}

const list = <T>(reader: ByteReader, each: () => T): T[] => Array.from({ length: bounded(reader.number()) }, each)

/** Rising places: by the distance of their ids. */
function places(writer: ByteWriter, list: readonly Place[]): ByteWriter {
  writer.number(list.length)
  let before = 0
  for (const { id, sub } of list) {
    writer.number(id - before).number(sub)
    before = id
  }
  return writer
}

function readPlaces(reader: ByteReader): Place[] {
  let before = 0
  return list(reader, () => {
    before += reader.number()
    return { id: before, sub: reader.number() }
  })
}
