import { expect, test } from 'vitest'
import { acceptBlockedBy, withdrawBlockedBy } from '../../../shared/requests/rules.ts'

const change = { column: 'case_units', present: 24, standing: 24, proposed: 12 }
const open = { status: 'open' as const, creates: false, there: true, changes: [change] }

test('a request is accepted while the record stands as it was asked about, or as it was asked for', () => {
  expect(acceptBlockedBy(open)).toBeNull()
  expect(acceptBlockedBy({ ...open, changes: [{ ...change, standing: 12 }] })).toBeNull()
  expect(acceptBlockedBy({ ...open, changes: [{ ...change, standing: 20 }] })).toBe('changed-since')
  expect(acceptBlockedBy({ ...open, there: false, changes: [{ ...change, standing: null }] })).toBe('gone')
  expect(acceptBlockedBy({ ...open, creates: true, there: false })).toBeNull()
  expect(acceptBlockedBy({ ...open, status: 'withdrawn' })).toBe('already-answered')
})

test('a request is taken back by who asked, while nobody has answered', () => {
  expect(withdrawBlockedBy({ status: 'open', askedById: 7 }, 7)).toBeNull()
  expect(withdrawBlockedBy({ status: 'open', askedById: 7 }, 8)).toBe('not-yours')
  expect(withdrawBlockedBy({ status: 'refused', askedById: 7 }, 7)).toBe('already-answered')
})
