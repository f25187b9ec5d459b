import { generateKeyPairSync, type KeyObject, sign, verify } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ciphers, ownKey, rawKey } from '../../../electron/sync/file/ciphers.ts'
import { ciphers as officeCiphers, ownKey as officeKey } from '../../../headoffice/file/ciphers.ts'
import { answerBytesInFile, readAnswers, readQuestions, requestBytesInFile } from '../../../shared/sync/file/content.ts'
import { fileVersion, headBytes, readHead } from '../../../shared/sync/file/head.ts'
import { openPart, type PartHead, sealPart } from '../../../shared/sync/file/part.ts'
import { FileRefused } from '../../../shared/sync/file/problem.ts'

const drawn = (): Buffer => generateKeyPairSync('x25519').privateKey.export({ type: 'pkcs8', format: 'der' })
const office = drawn()
const desk: { publicKey: KeyObject; privateKey: KeyObject } = generateKeyPairSync('ed25519')
const signing = (bytes: Uint8Array): Uint8Array => sign(null, bytes, desk.privateKey)
const head: PartHead = {
  direction: 'to-office',
  device: 7,
  incarnation: 2,
  bundle: '00112233445566778899aabbccddeeff',
  answers: null,
  at: 1_795_000_000_000,
  sequence: 4711,
  part: 2,
  parts: 3,
}
const body = new TextEncoder().encode('18 kès kola pou Madan Josèf, demen maten')
const sealed = sealPart(ciphers, officeKey(office).publicKey, head, body, signing)

function problemOf(bytes: Uint8Array, key = office): string {
  try {
    openPart(officeCiphers, officeKey(key), bytes)
    return 'opened'
  } catch (error) {
    if (error instanceof FileRefused) return error.problem
    throw error
  }
}

test('what one computer seals another opens, and knows who wrote it; nothing of it can be read on the way', () => {
  const numbers = fc.integer({ min: 0, max: 2 ** 40 })
  fc.assert(
    fc.property(
      fc.record({ device: numbers, sequence: numbers, at: numbers, answer: fc.boolean() }),
      fc.uint8Array({ maxLength: 300 }),
      ({ answer, ...given }, bytes) => {
        const direction = answer ? 'answer' : 'to-office'
        const said: PartHead = { ...head, ...given, direction, answers: answer ? 'ff'.repeat(16) : null }
        const part = sealPart(ciphers, officeKey(office).publicKey, said, bytes, signing)
        const opened = openPart(officeCiphers, officeKey(office), part)
        expect(opened.head).toMatchObject(said)
        expect([...opened.body]).toEqual([...bytes])
        expect(verify(null, opened.signed, desk.publicKey, opened.signature)).toBe(true)
      },
    ),
    { numRuns: 100, seed: 1 },
  )
  expect(Buffer.from(sealed).includes('kola')).toBe(false)
  expect(Buffer.from(sealPart(ciphers, officeKey(office).publicKey, head, body, signing))).not.toEqual(sealed)
})

test('a part says in the open what it is, and is opened by nobody but its receiver', () => {
  expect(readHead(sealed).head).toMatchObject(head)
  expect(problemOf(sealed)).toBe('opened')
  expect(problemOf(sealed, drawn())).toBe('other-receiver')
})

test('a part that was broken off anywhere is cut short, and opens nowhere', () => {
  for (let end = 1; end < sealed.length; end += 1)
    expect(problemOf(sealed.subarray(0, end)), `at ${end}`).toBe('cut-short')
  expect(problemOf(new Uint8Array())).toBe('not-konvwa')
  expect(problemOf(Buffer.concat([sealed, Uint8Array.of(0)]))).toBe('damaged')
})

test('no bit of a part can be another without being noticed', () => {
  const found = new Map<string, number>()
  for (let bit = 0; bit < sealed.length * 8; bit += 1) {
    const bytes = Uint8Array.from(sealed)
    bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7))
    const problem = problemOf(bytes)
    expect(problem, `bit ${bit}`).not.toBe('opened')
    found.set(problem, (found.get(problem) ?? 0) + 1)
  }
  // Name, version and length are short: nearly every other bit is head or content.
  expect(found.get('damaged')).toBeGreaterThan(sealed.length * 8 - 11 * 8 - 16)
})

test('what is no file of ours, what a transfer as text spoilt, and what a later version wrote is each told apart', () => {
  expect(problemOf(new TextEncoder().encode('PK\u0003\u0004 a workbook'))).toBe('not-konvwa')
  expect(problemOf(Buffer.from(Buffer.from(sealed).toString('latin1').replaceAll('\r\n', '\n'), 'latin1'))).toBe(
    'damaged',
  )
  const later = Uint8Array.from(sealed)
  later[11] = fileVersion + 1
  expect(problemOf(later)).toBe('newer-version')
})

test('a part whose head was written anew is not opened, even where its sum fits', () => {
  const { head: said, enciphered } = readHead(sealed)
  const other = Buffer.concat([headBytes({ ...said, device: 8 }), enciphered])
  expect(readHead(other).head.device).toBe(8)
  expect(problemOf(other)).toBe('damaged')
  // A key of small order agrees with everybody on the same secret.
  const weak = Buffer.concat([headBytes({ ...said, ephemeral: new Uint8Array(32) }), enciphered])
  expect(problemOf(weak)).toBe('damaged')
})

test('questions and answers come out of a body as they went in, and a body that breaks off is refused', () => {
  const some = fc.array(fc.uint8Array({ maxLength: 200 }), { minLength: 1, maxLength: 4 })
  fc.assert(
    fc.property(some, given => {
      const key = ownKey(office).publicKey
      const asked = Buffer.concat([key, ...given.map(requestBytesInFile)])
      expect(readQuestions(asked)).toEqual({
        answerKey: Buffer.from(key),
        requests: given.map(each => Buffer.from(each)),
      })
      const answers = given.map(each => ({ request: new Uint8Array(32).fill(9), body: each }))
      const told = Buffer.concat(answers.map(answerBytesInFile))
      expect(readAnswers(told).map(each => [...each.body])).toEqual(given.map(each => [...each]))
      expect(() => readAnswers(told.subarray(0, -1))).toThrow(FileRefused)
    }),
    { numRuns: 100, seed: 2 },
  )
  const { publicKey } = generateKeyPairSync('x25519')
  const der = publicKey.export({ type: 'spki', format: 'der' })
  expect([...rawKey(der)]).toEqual([...der.subarray(-32)])
})
