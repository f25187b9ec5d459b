import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'

const root = path.join(import.meta.dirname, '../..')
const text = (file: string): string => readFileSync(path.join(root, file), 'utf8')

test('each threat names the tests that try it, and they are there', () => {
  const rows = text('docs/threats.md')
    .split('\n')
    .filter(line => line.startsWith('| '))
    .slice(2)
  expect(rows.length).toBeGreaterThan(20)
  const named = rows.map(row =>
    [...row.matchAll(/`(test\/[^`]+)`: ([^;|]+)/g)].map(([, file, name]) => ({ file, name })),
  )
  expect(rows.filter((_, place) => named[place]?.length === 0)).toEqual([])
  const missing = named.flat().filter(({ file = '', name = '' }) => !text(file).includes(name.trim()))
  expect(missing).toEqual([])
})

test('each table of head office stands where it is said how they spread over several servers', () => {
  const folder = 'headoffice/store/migrations'
  const made = readdirSync(path.join(root, folder)).flatMap(file =>
    [...text(`${folder}/${file}`).matchAll(/CREATE TABLE (\w+) /g)].map(([, name]) => name ?? ''),
  )
  expect(made.length).toBeGreaterThan(30)
  const decision = text('docs/decisions/0029-spreading-the-tables.md')
  expect(made.filter(name => !decision.includes(`\`${name}\``))).toEqual([])
})
