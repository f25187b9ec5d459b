import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { readSheet } from 'read-excel-file/node'
import { afterAll, beforeAll, expect, test } from 'vitest'
import writeXlsxFile from 'write-excel-file/node'
import { readTables } from '../../electron/workers/readTables.ts'
import { makeWorkbook } from './makeZip.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'konvwa-xlsx-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('texts, numbers, days and yes or no of two sheets come back, empty rows keep their place, titles are passed over', async () => {
  const path = join(folder, 'two.xlsx')
  const heading = ['Kòd', 'Pri', 'Dat', 'Aktif'].map(value => ({ value }))
  await writeXlsxFile([
    {
      sheet: 'Pwodwi',
      data: [
        [{ value: 'Pwodwi 2026' }],
        heading,
        [
          { value: '007' },
          { value: 1150.5 },
          { value: new Date(Date.UTC(2026, 10, 21)), format: 'dd/mm/yyyy' },
          { value: true },
        ],
        [],
        [{ value: 'P2 & <2>' }, { value: 1.234 }, null, { value: false }],
      ],
    },
    {
      sheet: 'Lòt',
      data: [
        [{ value: 'a' }, { value: 'b' }],
        [{ value: 'x' }, { value: 12 }],
      ],
    },
  ]).toFile(path)
  const { format, sheets } = await readTables(path, 'two.xlsx')
  expect(format).toBe('xlsx')
  expect(sheets.map(({ name }) => name)).toEqual(['Pwodwi', 'Lòt'])
  expect(sheets[0]?.dialect.headingRow).toBe(1)
  expect(sheets[0]?.table).toMatchObject({
    columns: ['Kòd', 'Pri', 'Dat', 'Aktif'],
    // Three decimals get a nought, so that no comma country takes the point for thousands.
    rows: [['007', '1150.5', '2026-11-21', 'true'], [], ['P2 & <2>', '1.2340', '', 'false']],
  })
})

test('what another library writes and another reads, we read the same', async () => {
  const path = join(folder, 'any.xlsx')
  const letters = Array.from('abc XYZ 019.,;"\'<>&\néèò₹日🚚_x')
  const cell = fc
    .string({ unit: fc.constantFrom(...letters), minLength: 1, maxLength: 10 })
    .filter(text => text.trim() !== '' && !/_x/.test(text))
  const rows = fc.array(fc.tuple(cell, fc.integer({ min: -1_000_000, max: 1_000_000 }), cell), {
    minLength: 1,
    maxLength: 20,
  })
  await fc.assert(
    fc.asyncProperty(rows, async found => {
      const heading = ['one', 'two', 'three'].map(value => ({ value }))
      await writeXlsxFile([heading, ...found.map(row => row.map(value => ({ value })))]).toFile(path)
      const theirs = (await readSheet(path, { trim: false })).slice(1)
      const ours = (await readTables(path, 'any.xlsx')).sheets[0]?.table.rows
      expect(ours?.map(row => row.map(text => text.trim()))).toEqual(
        theirs.map(row => row.map(value => String(value).trim())),
      )
      expect(ours?.map(row => row[1])).toEqual(found.map(row => String(row[1])))
    }),
    { numRuns: 30, seed: 20261121 },
  )
})

test('shared strings in several runs, days since 1904, formulas and prefixed names are read as people see them', async () => {
  const path = join(folder, 'odd.xlsx')
  writeFileSync(
    path,
    makeWorkbook('', [
      {
        name: 'xl/workbook.xml',
        content:
          '<x:workbook><x:workbookPr date1904="1"/><x:sheets><x:sheet name="Fèy" r:id="rId1"/></x:sheets></x:workbook>',
      },
      {
        name: 'xl/sharedStrings.xml',
        content:
          '<sst><si><t>Non</t></si><si><r><t>Bout</t></r><r><t>ik</t></r><rPh><t>no</t></rPh></si><si><t>Dat</t></si><si><t>Pri</t></si></sst>',
      },
      {
        name: 'xl/styles.xml',
        content:
          '<styleSheet><numFmts><numFmt numFmtId="170" formatCode="[$-409]d\\-mmm\\-yy;@"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="170"/></cellXfs></styleSheet>',
      },
      {
        name: 'xl/worksheets/sheet1.xml',
        content:
          '<worksheet><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>2</v></c><c r="C1" t="s"><v>3</v></c></row><row r="3"><c r="A3" t="s"><v>1</v></c><c r="B3" s="1"><v>44885</v></c><c r="C3"><f>1+1</f><v>2</v></c></row></sheetData></worksheet>',
      },
    ]),
  )
  const { sheets } = await readTables(path, 'odd.xlsx')
  expect(sheets[0]?.table).toMatchObject({ columns: ['Non', 'Dat', 'Pri'], rows: [[], ['Boutik', '2026-11-21', '2']] })
})
