import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readTables } from '../../electron/workers/readTables.ts'
import { twentyDialects, type WrittenDialect, writeTable } from './writeTable.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'konvwa-dialects-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const heading = fc.stringMatching(/^[A-Za-z]{2,9}( [a-z]{1,6})?$/)
const anything = ',;|\t"\'\n .:-_/()@#&+*=ABCxyz0123456789éèêàôçòù'
const ofOneByte = fc.string({ unit: fc.constantFrom(...Array.from(anything)), maxLength: 12 })
const ofAnyScript = fc.string({
  unit: fc.constantFrom(...Array.from(anything), '₹', 'ș', '日', '🚚', 'Ω'),
  maxLength: 12,
})

/** Values may hold anything that the dialect can say: without escapes of its own it has no backslash, and alone it says no bare carriage return. */
const tableFor = ({ encoding }: WrittenDialect): fc.Arbitrary<string[][]> =>
  fc
    .record({
      headings: fc.uniqueArray(heading, { minLength: 2, maxLength: 8, selector: text => text.toLowerCase() }),
      rows: fc.integer({ min: 1, max: 30 }),
    })
    .chain(({ headings, rows }) => {
      const cell = encoding.startsWith('utf') ? ofAnyScript : ofOneByte
      const row = fc.array(cell, { minLength: headings.length, maxLength: headings.length })
      return fc.array(row, { minLength: rows, maxLength: rows }).map(found => [headings, ...found])
    })

/** What no reader can tell from an empty row, and what stands at the edge of a value. */
const tidied = (rows: readonly (readonly string[])[]): string[][] => rows.map(row => row.map(cell => cell.trim()))

describe.each(twentyDialects)('any table written with %s', (name, dialect) => {
  test('comes back as it was', async () => {
    const path = join(folder, `${name.replace(/\W+/g, '-')}.csv`)
    await fc.assert(
      fc.asyncProperty(tableFor(dialect), async rows => {
        // A person’s table says something in its first column, or a row of blanks would be no row.
        const told = rows.map((row, at) => (at === 0 ? row : [`r${at}é`, ...row.slice(1)]))
        writeFileSync(path, writeTable(told, dialect))
        const { format, sheets } = await readTables(path, 'table.csv')
        expect(format).toBe('csv')
        const table = sheets[0]?.table
        expect(table?.columns).toEqual(told[0])
        expect(tidied(table?.rows ?? [])).toEqual(tidied(told.slice(1)))
        expect(sheets[0]?.ragged).toBe(0)
      }),
      { numRuns: 60, seed: 20261121 },
    )
  })
})

test('what a person says of the file stands over what was found', async () => {
  const path = join(folder, 'said.csv')
  writeFileSync(path, 'a;b,c\n1;2,3\n4;5,6\n')
  const found = await readTables(path, 'said.csv', { delimiter: ',', headingRow: -1 })
  expect(found.sheets[0]?.table).toMatchObject({
    columns: ['A', 'B'],
    rows: [
      ['a;b', 'c'],
      ['1;2', '3'],
      ['4;5', '6'],
    ],
  })
})

test('columns without a name are called by their letter, repeated ones are told apart, rows of another width are counted', async () => {
  const path = join(folder, 'headings.csv')
  writeFileSync(path, 'Kòd,,Non,Non,non 2\nK1,x,a,b,c\nK2,y,a\n\nK3,z,a,b,c,more\n')
  const { sheets } = await readTables(path, 'headings.csv')
  expect(sheets[0]?.table.columns).toEqual(['Kòd', 'B', 'Non', 'Non 2', 'non 2', 'F'])
  expect(sheets[0]?.ragged).toBe(2)
  expect(sheets[0]?.table.rows.map(row => row.length)).toEqual([5, 3, 0, 6])
})
