import { type FileProblem, fileProblems } from '../file/problem.ts'
import { ByteReader, ByteWriter } from './bytes.ts'
import { bytesOfHex, hexOf } from './hex.ts'
import { Malformed } from './malformed.ts'
import { textOf, utf8Of } from './utf8.ts'

/**
 * A part of another computer's file goes up piece by piece, or a piece of the answer to that file is asked for. `sha256` (hex) is the whole part's
 * that was brought here; sizes and places in bytes. A piece without bytes asks what became of the part.
 */
export type CarriedAsk =
  | {
      readonly kind: 'put'
      readonly sha256: string
      readonly size: number
      readonly from: number
      readonly bytes: Uint8Array
    }
  | {
      readonly kind: 'get'
      readonly sha256: string
      readonly part: number
      readonly from: number
      readonly most: number
    }

/** What head office says of a part that was carried to it. */
export type CarriedState =
  /** It has so much of it, from the beginning, and wants the rest. */
  | { readonly state: 'more'; readonly have: number }
  /** All of it is there and is being taken in: ask again. */
  | { readonly state: 'working' }
  /** Not now: no room, or something broke there. Nothing is lost. */
  | { readonly state: 'later' }
  /** It is kept until these other parts of its file are there. */
  | { readonly state: 'waiting'; readonly missing: readonly number[] }
  /** The file is taken in; its answer has so many parts, none where it is not kept any more. */
  | { readonly state: 'taken'; readonly parts: number }
  | { readonly state: 'refused'; readonly problem: FileProblem }

export type CarriedAnswer =
  | { readonly kind: 'put'; readonly sha256: string; readonly said: CarriedState }
  /** A piece of the answer, what that part of it is called and how big it is; size 0 where it is not there. */
  | {
      readonly kind: 'get'
      readonly sha256: string
      readonly part: number
      readonly name: string
      readonly size: number
      readonly from: number
      readonly bytes: Uint8Array
    }

/** Around the bytes of a piece: kind, hash, two numbers. */
export const carriedOverhead = 48

const states = ['more', 'working', 'later', 'waiting', 'taken', 'refused'] as const
const hashLength = 32
const mostMissing = 1000

export function askBytes(ask: CarriedAsk): Uint8Array {
  const writer = new ByteWriter().number(ask.kind === 'put' ? 0 : 1).put(bytesOfHex(ask.sha256))
  if (ask.kind === 'put') return writer.number(ask.size).number(ask.from).put(ask.bytes).done()
  return writer.number(ask.part).number(ask.from).number(ask.most).done()
}

/** @throws Malformed */
export function readAsk(bytes: Uint8Array): CarriedAsk {
  const reader = new ByteReader(bytes)
  const kind = reader.number()
  const sha256 = hexOf(reader.take(hashLength))
  if (kind === 0) return { kind: 'put', sha256, size: reader.number(), from: reader.number(), bytes: reader.rest() }
  if (kind === 1) return { kind: 'get', sha256, part: reader.number(), from: reader.number(), most: reader.number() }
  throw new Malformed('no such question')
}

export function answerBytes(answer: CarriedAnswer): Uint8Array {
  const writer = new ByteWriter().number(answer.kind === 'put' ? 0 : 1).put(bytesOfHex(answer.sha256))
  if (answer.kind === 'put') return putState(writer, answer.said).done()
  const name = utf8Of(answer.name)
  writer.number(answer.part).number(name.length).put(name)
  return writer.number(answer.size).number(answer.from).put(answer.bytes).done()
}

/** @throws Malformed */
export function readAnswer(bytes: Uint8Array): CarriedAnswer {
  const reader = new ByteReader(bytes)
  const kind = reader.number()
  const sha256 = hexOf(reader.take(hashLength))
  if (kind === 0) return { kind: 'put', sha256, said: readState(reader) }
  if (kind !== 1) throw new Malformed('no such answer')
  const part = reader.number()
  const name = textOf(reader.take(reader.number()))
  return { kind: 'get', sha256, part, name, size: reader.number(), from: reader.number(), bytes: reader.rest() }
}

function putState(writer: ByteWriter, said: CarriedState): ByteWriter {
  writer.number(states.indexOf(said.state))
  switch (said.state) {
    case 'more':
      return writer.number(said.have)
    case 'waiting':
      writer.number(said.missing.length)
      for (const part of said.missing) writer.number(part)
      return writer
    case 'taken':
      return writer.number(said.parts)
    case 'refused':
      return writer.put(utf8Of(said.problem))
    case 'working':
    case 'later':
      return writer
  }
}

function readState(reader: ByteReader): CarriedState {
  const state = states[reader.number()]
  if (state === undefined) throw new Malformed('no such state')
  switch (state) {
    case 'more':
      return { state, have: reader.number() }
    case 'waiting': {
      const count = reader.number()
      if (count > mostMissing) throw new Malformed('too many parts')
      return { state, missing: Array.from({ length: count }, () => reader.number()) }
    }
    case 'taken':
      return { state, parts: reader.number() }
    case 'refused': {
      const named = textOf(reader.rest())
      // A reason that only a later version knows.
      return { state, problem: fileProblems.find(problem => problem === named) ?? 'newer-version' }
    }
    case 'working':
    case 'later':
      return { state }
  }
}
