import fc from 'fast-check'
import { expect, test } from 'vitest'
import { codeOf, firstSpare, questionOf, readCode, readQuestion } from '../../../shared/sync/phoneCode.ts'

test('a question is eight characters without look-alikes, and is read however it was typed', () => {
  const question = questionOf('00000000ff0123456789abcdef012345')
  expect(question).toMatch(/^[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}$/)
  expect(readQuestion(` ${question.toLowerCase().replace('-', ' ')} `)).toBe(question)
  expect([readQuestion('2222-222'), readQuestion('2222-222O'), readQuestion('')]).toEqual([null, null, null])
})

test('a code says which number it is and the first five bytes of its mark', () => {
  const number = fc.integer({ min: firstSpare, max: 1259 })
  const bytes = fc.uint8Array({ minLength: 32, maxLength: 32 })
  fc.assert(
    fc.property(number, bytes, (spare, mark) => {
      expect(readCode(codeOf(spare, mark).toLowerCase())).toEqual({ spare, mark: mark.slice(0, 5) })
    }),
  )
})
