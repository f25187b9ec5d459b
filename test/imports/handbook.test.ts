import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { applyMapping } from '../../shared/import/applyMapping.ts'
import { nothingKnown } from '../../shared/import/context.ts'
import { importKinds } from '../../shared/import/kind.ts'
import { Mapping } from '../../shared/import/mapping.ts'
import { profiles } from '../../shared/import/profiles.ts'
import type { ImportTable } from '../../shared/import/table.ts'
import { targetsOf } from '../../shared/import/target.ts'

const handbook = readFileSync(resolve(import.meta.dirname, '../../docs/handbook/import-command.md'), 'utf8')

test('the mapping in the handbook is complete: it takes tables with its columns as they stand', () => {
  const mapping = Mapping.parse(JSON.parse(/```json\n([\s\S]*?)```/.exec(handbook)?.[1] ?? ''))
  const table = (file: string, sheet: string, columns: string, ...rows: string[]): ImportTable => ({
    file,
    sheet,
    columns: columns.split(','),
    rows: rows.map(row => row.split(',')),
  })
  const records = applyMapping(
    mapping,
    {
      kliyan: table(
        'kliyan.xlsx',
        'Kliyan',
        'Kòd,Non,Siyati,Tip,Vil,Moun pou kontakte,Telefòn',
        'K1,Boutik,Mari,Gwosis,,Pòl,3700',
      ),
      pwodwi: table('pwodwi.csv', '', 'kòd,non,id_kategori,pa kès,pri', 'P1,Kola,7,24,1150'),
      kategori: table('kategori.csv', '', 'id,non', '7,Bwason'),
      komand: table('komand.csv', '', 'nimewo,kliyan,dat,livre,eta', 'A1,K1,03/02/2026,05/02/2026,Livre'),
      liy: table('liy.csv', '', 'komand,pwodwi,kantite,pri,rabè', 'A1,P1,3,1150,15'),
      estok: table('estok.csv', '', 'pwodwi,kantite', 'P1,40'),
    },
    { currency: 'USD', known: nothingKnown },
  )
  expect(records.rejected).toEqual([])
  expect(records.customers[0]).toMatchObject({ name: 'Boutik Mari', customerClass: 'wholesaler', city: 'Okap' })
  expect(records.products[0]).toMatchObject({ category: 'Bwason', priceMinor: 115_000 })
  expect(records.orders[0]).toMatchObject({ orderedDay: '2026-02-03', shippedDay: '2026-02-05', status: 'closed' })
  expect(records.orders[0]?.lines[0]).toMatchObject({ discountBp: 1500 })
  expect(records.tables.find(({ file }) => file === 'estok.csv')).toMatchObject({ left: 1, why: 'stock' })
})

test('the handbook names every field of every kind and every ready-made reading', () => {
  for (const kind of importKinds) {
    const row = new RegExp(`^\\| ${kind} \\| (.*) \\|$`, 'm').exec(handbook)?.[1] ?? ''
    const named = row.split(', ').map(field => field.replace(/\*?(?: \(.*)?$/, ''))
    for (const { field, required } of targetsOf(kind)) {
      expect(named, field).toContain(field)
      expect(row.includes(`${field}*`), field).toBe(required)
    }
    for (const { field, choices } of targetsOf(kind))
      if (choices) expect(handbook).toContain(`| ${field} | ${choices.join(', ')} |`)
  }
  for (const name of Object.keys(profiles)) expect(handbook).toContain(`\`${name}\``)
})
