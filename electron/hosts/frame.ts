import { mostCallBytes } from '../../shared/kernel/loopback.ts'

/** What a message from the page is before anybody looks inside: a call or the end of one, whole, or the answer to send back. */
export type Frame = { pass: string } | { refuse: string } | { drop: true }

/**
 * Lets through only what our own client sends: text of at most 1 MB, `{i, p: {u, b}}` for a call to `/slice/procedure`, `{i, t: 4}`
 * for giving one up. No headers, no files, no streams, no methods, no foreign addresses.
 */
export function frameOf(data: unknown): Frame {
  if (typeof data !== 'string') return { drop: true }
  if (data.length > mostCallBytes || Buffer.byteLength(data) > mostCallBytes)
    return refusal(data, 'PAYLOAD_TOO_LARGE', 413)
  const message = parsed(data)
  if (isObject(message) && (isCall(message) || isGivenUp(message))) return { pass: data }
  return refusal(data, 'BAD_REQUEST', 400)
}

const isCall = (message: Json): boolean =>
  onlyKeys(message, ['i', 'p']) &&
  isId(message.i) &&
  isObject(message.p) &&
  onlyKeys(message.p, ['u', 'b']) &&
  typeof message.p.u === 'string' &&
  /^\/[A-Za-z]{1,40}\/[A-Za-z]{1,40}$/.test(message.p.u) &&
  isBody(message.p.b)

const isGivenUp = (message: Json): boolean => onlyKeys(message, ['i', 't']) && isId(message.i) && message.t === 4

/** A value with notes on what JSON cannot say; nothing but those notes may follow it. */
const isBody = (body: unknown): boolean =>
  body === undefined || (isObject(body) && onlyKeys(body, ['json', 'meta']) && isMeta(body.meta))

const isMeta = (meta: unknown): boolean =>
  meta === undefined ||
  (Array.isArray(meta) && meta.every(note => Array.isArray(note) && note.every(part => !forbidden.has(String(part)))))

const forbidden: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype'])

const isId = (id: unknown): boolean =>
  (typeof id === 'string' && id.length <= 40) || (typeof id === 'number' && Number.isSafeInteger(id))

type Json = Readonly<Record<string, unknown>>
const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value)
const onlyKeys = (value: Json, keys: readonly string[]): boolean => Object.keys(value).every(key => keys.includes(key))

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** Tells the caller, where the message still says who that is; our client writes the number first. */
function refusal(data: string, code: string, status: number): Frame {
  const id = /^\{"i":("[\w-]{1,40}"|\d{1,15})[,}]/.exec(data.slice(0, 60))?.[1]
  if (id === undefined) return { drop: true }
  const body = { json: { defined: false, code, status, message: '' } }
  return { refuse: `{"i":${id},"p":{"s":${status},"b":${JSON.stringify(body)}}}` }
}
