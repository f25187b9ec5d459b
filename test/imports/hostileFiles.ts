import { execFileSync } from 'node:child_process'
import { mkdirSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ImportProblem } from '../../shared/import/record.ts'
import { makeWorkbook, makeZip } from './makeZip.ts'

/** What becomes of a file: a reason with a sentence, or a table after all, in which nothing was carried out. */
export type Ending = ImportProblem | 'read'

export interface HostileFile {
  readonly name: string
  readonly ending: Ending
  make(path: string): void
}

const million = 1_000_000
const file = (name: string, ending: Ending, content: () => string | Buffer): HostileFile => ({
  name,
  ending,
  make: path => writeFileSync(path, content()),
})
const cell = (value: string): string => `<c t="inlineStr"><is><t>${value}</t></is></c>`
const row = (...values: string[]): string => `<row>${values.map(cell).join('')}</row>`

/** Thirty-six files that people mail to one another, by mistake or not. */
export const hostileFiles: readonly HostileFile[] = [
  file('zip-bomb.xlsx', 'too-many-rows', () => makeWorkbook(Buffer.alloc(64 * million, '<row/>'))),
  file('zip-bomb-that-lies.xlsx', 'too-big', () =>
    makeWorkbook('', [
      { name: 'xl/worksheets/sheet1.xml', content: Buffer.alloc(64 * million, '<c/>'), lies: { size: 100 } },
    ]),
  ),
  file('shared-strings-bomb.xlsx', 'too-big', () =>
    makeWorkbook(row('a', 'b'), [
      { name: 'xl/sharedStrings.xml', content: Buffer.alloc(40 * million, '<si><t>x</t></si>') },
    ]),
  ),
  file('billion-laughs.xlsx', 'damaged-file', () =>
    makeWorkbook('', [
      {
        name: 'xl/worksheets/sheet1.xml',
        content:
          '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]><worksheet><sheetData><row><c><v>&b;</v></c></row></sheetData></worksheet>',
      },
    ]),
  ),
  file('a-file-of-this-computer.xlsx', 'damaged-file', () =>
    makeWorkbook('', [
      {
        name: 'xl/worksheets/sheet1.xml',
        content: '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><worksheet><c><v>&a;</v></c></worksheet>',
      },
    ]),
  ),
  file('a-million-levels.xlsx', 'damaged-file', () => makeWorkbook('<x>'.repeat(million))),
  file('endless-tag.xlsx', 'cell-too-long', () => makeWorkbook(`<row a="${'x'.repeat(4 * million)}`)),
  file('endless-comment.xlsx', 'cell-too-long', () => makeWorkbook(`<!--${'-'.repeat(4 * million)}`)),
  file('gigantic-cell.xlsx', 'cell-too-long', () => makeWorkbook(row('a', 'x'.repeat(2 * million)))),
  file('row-four-thousand-million.xlsx', 'too-many-rows', () =>
    makeWorkbook('<row r="4294967295"><c><v>1</v></c></row>'),
  ),
  file('column-far-away.xlsx', 'too-many-columns', () => makeWorkbook('<row><c r="ZZZZZZ1"><v>1</v></c></row>')),
  file('sheet-elsewhere.xlsx', 'empty-file', () =>
    makeWorkbook(row('a'), [
      {
        name: 'xl/_rels/workbook.xml.rels',
        content: '<Relationships><Relationship Id="rId1" Target="../../../etc/passwd"/></Relationships>',
      },
    ]),
  ),
  file('no-sheet.xlsx', 'empty-file', () => makeWorkbook('')),
  file('cut-short.xlsx', 'damaged-file', () => {
    const whole = makeWorkbook(Array.from({ length: 500 }, (_, at) => row(`a${at}`, `b${at}`)).join(''))
    return whole.subarray(0, whole.length / 2)
  }),
  file('packed-badly.xlsx', 'damaged-file', () => {
    const whole = makeWorkbook(Array.from({ length: 500 }, (_, at) => row(`a${at}`, `b${at}`)).join(''))
    return whole.fill(0xff, 400, 900)
  }),
  file('locked-part.xlsx', 'locked-file', () =>
    makeWorkbook('', [{ name: 'xl/worksheets/sheet1.xml', content: '<worksheet/>', lies: { flags: 1 } }]),
  ),
  file('parts-outside.xlsx', 'damaged-file', () =>
    makeWorkbook('', [{ name: 'xl/worksheets/sheet1.xml', content: '<worksheet/>', lies: { at: 0xfffffff0 } }]),
  ),
  file('no-workbook.xlsx', 'not-a-table', () => makeZip([{ name: 'readme.txt', content: 'hello' }])),
  file('with-a-password.xlsx', 'old-excel', () => Buffer.from('d0cf11e0a1b11ae1', 'hex')),
  file('formulas.xlsx', 'read', () =>
    makeWorkbook(
      `${row('kòd', 'non')}<row><c t="str"><f>HYPERLINK("http://x","y")</f></c><c t="e"><f>1/0</f><v>#DIV/0!</v></c></row><row><c t="s"><v>999999</v></c><c><f>1+1</f><v>2</v></c></row>`,
    ),
  ),
  file('formulas.csv', 'read', () => `kòd,non\n=cmd|'/c calc'!A0,@SUM(1+1)*cmd|' /C calc'!A0\n+1+1,-2+3\n`),
  file('a-million-columns.csv', 'too-many-columns', () => 'a,'.repeat(million)),
  file('endless-quote.csv', 'cell-too-long', () => `a,b\n1,"${'x,y\n'.repeat(5 * million)}`),
  file('open-quote.csv', 'open-quote', () => 'a,b\n1,"two\n3,4\n'),
  file('gigantic-cell.csv', 'cell-too-long', () => `a,b\n1,${'x'.repeat(20 * million)}\n`),
  file('only-quotes.csv', 'open-quote', () => '"'.repeat(3 * million + 1)),
  file('too-many-rows.csv', 'too-many-rows', () => 'a\n'.repeat(million + 2)),
  file('too-many-cells.csv', 'too-big', () => `${'a,'.repeat(499)}b\n`.repeat(30_000)),
  file('zeros.csv', 'not-a-table', () => Buffer.alloc(million)),
  file('noise.csv', 'not-a-table', () => Buffer.from(Array.from({ length: 9000 }, (_, at) => (at * 7919) % 256))),
  file('broken-letters.csv', 'read', () => Buffer.from('6bc3b2642c6e6f6e0a4b31ff2c41c328800a', 'hex')),
  file('half-letters.csv', 'read', () => Buffer.from('fffe6b0064002c006e000a0000d82c0041000a00', 'hex')),
  file('a-picture.csv', 'not-a-table', () => Buffer.from('89504e470d0a1a0a0000000d', 'hex')),
  file(
    'a-page.csv',
    'not-a-table',
    () => '<!DOCTYPE html><html><body><table><tr><td>a</td></tr></table></body></html>',
  ),
  file('a-program.xlsx', 'not-a-table', () => Buffer.from('4d5a90000300000004000000ffff0000', 'hex')),
  file('nothing.csv', 'empty-file', () => ''),
  file('blanks.csv', 'empty-file', () => '\ufeff\r\n\r\n\r\n'),
  { name: 'a-folder.csv', ending: 'not-a-file', make: path => mkdirSync(path) },
  { name: 'a-pipe.csv', ending: 'not-a-file', make: path => void execFileSync('mkfifo', [path]) },
  { name: 'a-device.csv', ending: 'not-a-file', make: path => symlinkSync('/dev/zero', path) },
  {
    name: 'three-hundred-megabytes.csv',
    ending: 'too-big',
    make: path => {
      writeFileSync(path, 'a,b\n')
      truncateSync(path, 300 * million)
    },
  },
  { name: 'missing.csv', ending: 'missing-file', make: () => {} },
]

export const pathIn = (folder: string, { name }: HostileFile): string => join(folder, name)
