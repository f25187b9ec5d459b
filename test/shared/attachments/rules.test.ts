import fc from 'fast-check'
import { expect, test } from 'vitest'
import { safeFileName } from '../../../shared/attachments/fileName.ts'
import { mostFileBytes, mostKeptBytes, mostPictureBytes } from '../../../shared/attachments/limits.ts'
import { sniffed } from '../../../shared/attachments/mediaType.ts'
import { attachmentBlockedBy } from '../../../shared/attachments/rules.ts'
import {
  type AttachmentAnswer,
  type AttachmentAsk,
  answerBytes,
  askBytes,
  putStates,
  readAnswer,
  readAsk,
} from '../../../shared/sync/wire/attachments.ts'

const jpeg = (length: number) => Uint8Array.from({ length }, (_, place) => [0xff, 0xd8, 0xff][place] ?? 1)
const pdf = (length: number) => Uint8Array.from({ length }, (_, place) => [0x25, 0x50, 0x44, 0x46, 0x2d][place] ?? 32)
const asked = { thumbnail: new Uint8Array(), count: 0, kept: 0 }

test('no name leaves its folder, opens a device or a stream, or ends otherwise than its type', () => {
  const evil = [
    '../../etc/passwd',
    'C:\\Windows\\x.exe',
    'a\u0000b.png',
    'CON',
    'lpt1.pdf',
    'x.jpg:hidden',
    '..',
    '',
    '\u202Egpj.exe',
    ' . ',
  ]
  const given = fc.oneof(fc.constantFrom(...evil), fc.string({ unit: 'binary', maxLength: 300 }))
  fc.assert(
    fc.property(given, name => {
      const safe = safeFileName(name, 'image/jpeg')
      expect(safe).toMatch(/^[^/\\<>:"|?*\p{C}]+\.jpg$/u)
      expect(safe).not.toMatch(/^(con|prn|aux|nul|com\d|lpt\d)\.|^\.|^ /i)
      expect(Array.from(safe).length).toBeLessThanOrEqual(90)
      expect(safeFileName(safe, 'image/jpeg')).toBe(safe)
    }),
    { numRuns: 500, seed: 1 },
  )
  expect(safeFileName('Chèk Madan Désir.HEIC', 'image/jpeg')).toBe('Chèk Madan Désir.jpg')
})

test('what a file is, its first bytes say, whatever its name says', () => {
  expect([jpeg(9), pdf(9)].map(sniffed)).toEqual(['image/jpeg', 'application/pdf'])
  for (const start of ['MZ', 'PK\u0003\u0004', '<svg', '#!/bin/sh', 'GIF89a', '%PD'])
    expect(sniffed(new TextEncoder().encode(start))).toBeNull()
})

test('empty, foreign and too big files are not attached, nor one more than a record or a computer holds', () => {
  expect(attachmentBlockedBy({ ...asked, bytes: new Uint8Array() })).toBe('empty')
  expect(attachmentBlockedBy({ ...asked, bytes: new TextEncoder().encode('MZ…') })).toBe('not-a-picture')
  expect(attachmentBlockedBy({ ...asked, bytes: jpeg(9), thumbnail: pdf(9) })).toBe('not-a-picture')
  expect(attachmentBlockedBy({ ...asked, bytes: jpeg(mostPictureBytes) })).toBe('image/jpeg')
  expect(attachmentBlockedBy({ ...asked, bytes: jpeg(mostPictureBytes + 1) })).toBe('too-big')
  expect(attachmentBlockedBy({ ...asked, bytes: pdf(mostFileBytes) })).toBe('application/pdf')
  expect(attachmentBlockedBy({ ...asked, bytes: pdf(mostFileBytes + 1) })).toBe('too-big')
  expect(attachmentBlockedBy({ ...asked, bytes: jpeg(9), count: 20 })).toBe('too-many')
  expect(attachmentBlockedBy({ ...asked, bytes: jpeg(9), kept: mostKeptBytes - 8 })).toBe('no-room')
})

test('a piece, a question and their answers come out as they went in', () => {
  const sha256 = fc.uint8Array({ minLength: 32, maxLength: 32 }).map(bytes => Buffer.from(bytes).toString('hex'))
  const bytes = fc.uint8Array({ maxLength: 40 })
  const asks: fc.Arbitrary<AttachmentAsk> = fc.oneof(
    fc.record({ kind: fc.constant('put' as const), sha256, size: fc.maxSafeNat(), from: fc.maxSafeNat(), bytes }),
    fc.record({ kind: fc.constant('get' as const), sha256, from: fc.maxSafeNat(), most: fc.nat() }),
  )
  const answers: fc.Arbitrary<AttachmentAnswer> = fc.oneof(
    fc.record({
      kind: fc.constant('put' as const),
      sha256,
      state: fc.constantFrom(...putStates),
      have: fc.maxSafeNat(),
    }),
    fc.record({ kind: fc.constant('get' as const), sha256, from: fc.maxSafeNat(), bytes }),
  )
  fc.assert(
    fc.property(asks, answers, (ask, answer) => {
      expect(readAsk(askBytes(ask))).toEqual(ask)
      expect(readAnswer(answerBytes(answer))).toEqual(answer)
    }),
    { numRuns: 200, seed: 2 },
  )
})
