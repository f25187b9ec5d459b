import { expect, test } from 'vitest'
import { importKinds } from '../../../shared/import/kind.ts'
import { importProblems } from '../../../shared/import/record.ts'
import { targetsOf } from '../../../shared/import/target.ts'
import { fileRefusals } from '../../../shared/imports/files.ts'
import { importRefusals } from '../../../shared/imports/preparing.ts'
import { en } from '../../../shared/words/en.ts'

test('every field that a table can fill has a name', () => {
  const fields = [...new Set(importKinds.flatMap(kind => targetsOf(kind).map(({ field }) => field)))]
  expect(Object.keys(en.wizard.field).toSorted()).toEqual(fields.toSorted())
})

test('every reason why not, and every problem of a value, has a sentence', () => {
  expect(Object.keys(en.wizard.refused)).toEqual(expect.arrayContaining([...importRefusals, ...fileRefusals]))
  expect(Object.keys(en.imports.problem)).toEqual(expect.arrayContaining([...importProblems]))
})
