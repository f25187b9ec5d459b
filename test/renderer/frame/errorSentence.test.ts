import { ORPCError } from '@orpc/client'
import { expect, test } from 'vitest'
import { Gone } from '../../../renderer/widgets/connection.ts'
import { errorSentence, issueAt } from '../../../renderer/widgets/errorSentence.ts'
import { en } from '../../../shared/words/en.ts'
import { fr } from '../../../shared/words/fr.ts'
import { ht } from '../../../shared/words/ht.ts'

const refused = (reason: string) => new ORPCError('REFUSED', { defined: true, data: { reason } })
const invalid = (...issues: object[]) => new ORPCError('INVALID', { defined: true, data: { issues } })

test('a refusal is said by the slice that knows it, and by the shared words else', () => {
  expect(errorSentence(refused('no-lines'), en)).toBe(en.orders.block['no-lines'])
  expect(errorSentence(refused('no-answer'), ht)).toBe(ht.errors.refused['no-answer'])
})

test('a right that is missing is named', () => {
  const error = new ORPCError('FORBIDDEN', { defined: true, data: { right: 'orders.cancel' } })
  expect(errorSentence(error, fr)).toBe(
    'Votre rôle ne permet pas cela : annuler des commandes. Demandez à votre responsable.',
  )
})

test('one thing to mend is said with its field and its row, several are left to their fields', () => {
  const one = invalid({ field: 'quantity', problem: 'not-a-quantity', row: 3 })
  expect(errorSentence(one, en)).toBe('Row 3, Quantity: This is no quantity. Type it as 12c 6b.')
  const two = invalid({ field: 'name', problem: 'required' }, { field: 'code', problem: 'already-used' })
  expect(errorSentence(two, en)).toBe(en.errors.code.INVALID)
  expect(issueAt(two, 'code', ht)).toBe(ht.errors.problem['already-used'])
  expect(issueAt(two, 'phone', ht)).toBeUndefined()
})

test('what nobody foresaw still says that nothing was lost', () => {
  for (const error of [new Error('boom'), new ORPCError('INTERNAL_SERVER_ERROR'), null, refused('never heard of')])
    expect(errorSentence(error, en)).toBe(en.errors.code.UNEXPECTED)
  expect(errorSentence(new Gone(), en)).toBe(en.errors.code.GONE)
})
