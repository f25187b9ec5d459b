import path from 'node:path'
import { expect, test } from 'vitest'
import { programFiles, readableFiles } from '../support/sources.ts'

const programs = programFiles()
const everything = readableFiles()
const thisFile = 'test/architecture/sources.test.ts'

/** Files longer than 300 lines, each with the reason a reader would accept. */
const longForAReason: Readonly<Record<string, string>> = {
  'shared/sync/registry.ts': 'every synced table once: it is read from top to bottom as one list',
}

test('no file is longer than 300 lines without a reason', () => {
  const long = programs.filter(({ name, text }) => text.split('\n').length > 301 && !(name in longForAReason))
  expect(long.map(({ name, text }) => `${name}: ${text.split('\n').length - 1}`)).toEqual([])
})

test('no reason outlives its file', () => {
  const long = new Set(programs.filter(({ text }) => text.split('\n').length > 301).map(({ name }) => name))
  expect(Object.keys(longForAReason).filter(name => !long.has(name))).toEqual([])
})

test('no folder is a drawer for odds and ends, and no file only passes others on', () => {
  const drawers = /(^|\/)(utils?|helpers?|types|common|misc|lib)(\/|\.tsx?$)|\/index\.tsx?$/
  expect(programs.map(({ name }) => name).filter(name => drawers.test(name))).toEqual([])
})

test('nobody is exempt: no rule is switched off in a file', () => {
  const exemption =
    /biome-ignore|oxlint-disable|eslint-disable|@ts-(ignore|expect-error|nocheck)|\bas any\b|\bTODO\b|\bFIXME\b/
  const exempt = programs.filter(({ name, text }) => name !== thisFile && exemption.test(text))
  expect(exempt.map(({ name }) => name)).toEqual([])
})

test("only the kernel's locale speaks to Intl, which does not know Haitian Creole", () => {
  // Where the computer stands, and whether a zone exists, are questions about places and not about languages.
  const zone = 'Intl.DateTimeFormat().resolvedOptions().timeZone'
  const intl = /\bIntl\.|\.toLocale(String|DateString|TimeString|UpperCase|LowerCase)\(|\.localeCompare\(/
  const speaking = programs.filter(
    ({ name, text }) =>
      !name.startsWith('test/') &&
      !['shared/kernel/locale.ts', 'shared/kernel/formatter.ts', 'shared/kernel/timeZone.ts'].includes(name) &&
      intl.test(text.replaceAll(zone, '')),
  )
  expect(speaking.map(({ name }) => name)).toEqual([])
})

test('nothing mentions a place on the machine it was written on', () => {
  const place = /\/work\/(main|shared|workers)|\/root\/|\/home\/[a-z]+\/(?!\.local)|\.\.\/shared\/design/
  const telling = everything.filter(({ name, text }) => name !== thisFile && place.test(text))
  expect(telling.map(({ name }) => name)).toEqual([])
})

test('every file is named after the one thing it holds, in plain letters', () => {
  const odd = programs.map(({ name }) => path.posix.basename(name)).filter(name => !/^[A-Za-z0-9.-]+$/.test(name))
  expect(odd).toEqual([])
})
