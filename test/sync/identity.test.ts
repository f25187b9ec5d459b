import { createPublicKey, randomInt, verify } from 'node:crypto'
import { readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { IdentityUnreadable, isAlone, openIdentity, ruling } from '../../electron/sync/identity.ts'
import { temporaryFolder } from '../support/temporaryStore.ts'

const folder = (): string => path.join(temporaryFolder(), 'identity')
const open = (at: string) => openIdentity({ folder: at, dice: randomInt })

test('a first start draws a desk alone that rules over itself, and the next start finds the same', () => {
  const at = folder()
  const first = open(at).present()
  expect(first).toMatchObject({ device: 0, incarnation: 1, address: null, pending: null })
  expect(first.lane).toMatch(/^Z[A-Z0-9]$/)
  expect(first.lane).toBe(first.aloneLane)
  expect([isAlone(first), ruling(first)]).toEqual([true, true])
  expect(open(at).present()).toEqual(first)
})

test('the file and its folder are readable by their owner only', () => {
  const at = folder()
  open(at)
  expect(statSync(at).mode & 0o777).toBe(0o700)
  expect(statSync(path.join(at, 'identity.json')).mode & 0o777).toBe(0o600)
})

test('a request counter never comes twice, whether the process ended in order or not', () => {
  const at = folder()
  const seen: number[] = []
  for (let start = 0; start < 3; start++) {
    const identity = open(at)
    for (let i = 0; i < 150; i++) seen.push(identity.nextCounter())
  }
  expect(new Set(seen).size).toBe(450)
  expect(seen).toEqual([...seen].sort((a, b) => a - b))
})

test('numbers that may be on paper are noted ahead, so that after a crash the mark is never below one that was given', () => {
  const at = folder()
  const identity = open(at)
  identity.noteNumber('ORD-CAP2-27', 1)
  const written = readFileSync(path.join(at, 'identity.json'), 'utf8')
  for (let count = 2; count <= 21; count++) identity.noteNumber('ORD-CAP2-27', count)
  expect(readFileSync(path.join(at, 'identity.json'), 'utf8')).toBe(written)
  identity.noteNumber('ORD-CAP2-27', 22)
  expect(open(at).numbersUpTo('ORD-CAP2-27')).toBeGreaterThanOrEqual(22)
  expect(open(at).numbersUpTo('ORD-CAP2-28')).toBe(0)
})

test('what it signs verifies with its public key', () => {
  const identity = open(folder())
  const key = createPublicKey({
    key: Buffer.from(identity.present().publicKey, 'base64'),
    format: 'der',
    type: 'spki',
  })
  const signature = identity.sign(Buffer.from('konvwa'))
  expect(verify(null, Buffer.from('konvwa'), key, signature)).toBe(true)
  expect(verify(null, Buffer.from('konvwA'), key, signature)).toBe(false)
})

test('a damaged identity file is said to be so and left as it is', () => {
  const at = folder()
  open(at)
  const file = path.join(at, 'identity.json')
  writeFileSync(file, '{"version": 1, "ident')
  expect(() => open(at)).toThrow(IdentityUnreadable)
  expect(readFileSync(file, 'utf8')).toBe('{"version": 1, "ident')
})

test('a half-written replacement beside it does no harm', () => {
  const at = folder()
  const first = open(at).present()
  writeFileSync(path.join(at, 'identity.json.new'), '{"ver')
  const again = open(at)
  again.change({ depotId: 7 })
  expect(open(at).present()).toEqual({ ...first, depotId: 7 })
})
