import { expect, test } from 'vitest'
import { withCorrections, withFile, withoutFile, withRowOut, withWhole } from '../../../shared/imports/changes.ts'
import { emptyImport, type ImportDraft } from '../../../shared/imports/draft.ts'

const place = (row: number, file = 'a.csv') => ({ file, sheet: '', row })
const two: ImportDraft = ['a.csv', 'b.csv'].reduce((draft, name) => withFile(draft, { name, bytes: 9 }), emptyImport)

test('a file of the same name takes the place of the one before, with a number of its own, and its corrections go', () => {
  const worked = withRowOut(
    withCorrections(withWhole(two, 1), [
      { ...place(1), column: 'x', text: 'y' },
      { ...place(1, 'b.csv'), column: 'x', text: 'z' },
    ]),
    place(2),
    true,
  )
  const again = withFile(worked, { name: 'a.csv', bytes: 5 })
  expect(again.files).toEqual([
    { id: 2, name: 'b.csv', bytes: 9, whole: false },
    { id: 3, name: 'a.csv', bytes: 5, whole: false },
  ])
  expect([again.corrections.map(({ text }) => text), again.leftOut]).toEqual([['z'], []])
})

test('what is corrected twice keeps the last word; a row left out twice is left out once', () => {
  const corrected = withCorrections(withCorrections(two, [{ ...place(1), column: 'x', text: 'one' }]), [
    { ...place(1), column: 'x', text: 'two' },
  ])
  expect(corrected.corrections).toEqual([{ ...place(1), column: 'x', text: 'two' }])
  const out = withRowOut(withRowOut(two, place(3), true), place(3), true)
  expect(out.leftOut).toEqual([place(3)])
  expect(withRowOut(out, place(3), false).leftOut).toEqual([])
})

test('a file that is taken away takes everything that was said of it along; one that is not here takes nothing', () => {
  const said: ImportDraft = {
    ...two,
    profile: 'northwind',
    tables: [{ file: 'a.csv', sheet: '', use: 'left', dialect: {} }],
  }
  expect(withoutFile(said, 1)).toMatchObject({ files: [{ name: 'b.csv' }], tables: [], profile: null, mapping: null })
  expect(withoutFile(said, 9)).toBe(said)
})
