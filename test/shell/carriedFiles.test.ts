import path from 'node:path'
import { expect, test } from 'vitest'
import { shellArguments } from '../../electron/shell/arguments.ts'
import { carriedIn, openCarried } from '../../electron/shell/carriedFiles.ts'
import { isFirst } from '../../electron/shell/singleInstance.ts'

test('a double click is an argument that a packaged Konvwa knows, and a switch that ends alike is none', () => {
  expect(shellArguments(['/media/stick/konvwa-C2.konvwa'], true)).toEqual({})
  expect(shellArguments(['--inspect=x.konvwa'], true)).toEqual({ refused: '--inspect=x.konvwa' })
  expect(shellArguments(['/media/stick/notes.txt'], true)).toEqual({ refused: '/media/stick/notes.txt' })
  const given = ['--data=/books', 'answer.KONVWA', '/stick/b.konvwa', '--flag.konvwa']
  expect(carriedIn(given, '/stick/of')).toEqual([path.resolve('/stick/of/answer.KONVWA'), '/stick/b.konvwa'])
})

test('a second Konvwa hands its file to the first, which keeps it until the page asks, and gives it once', async () => {
  const told: string[] = []
  const carried = openCarried({
    size: async file => (file.includes('film') ? 2_000_000_000 : 3),
    read: async file => {
      if (file.includes('gone')) throw new Error('the stick was taken out')
      return Buffer.from('abc')
    },
    tell: () => void told.push('there'),
  })
  let second = (_event: unknown, _given: string[], _folder: string): void => {}
  const app = {
    requestSingleInstanceLock: () => true,
    on: (_event: 'second-instance', listener: typeof second) => {
      second = listener
    },
  }
  expect(isFirst(app, (given, folder) => carried.bring(carriedIn(given, folder)))).toBe(true)
  expect(isFirst({ ...app, requestSingleInstanceLock: () => false }, () => {})).toBe(false)
  second(null, ['konvwa', '/stick/a.konvwa'], '/desk')
  second(null, ['konvwa', '/stick/a.konvwa', '/stick/gone.konvwa', '/stick/film.konvwa'], '/desk')
  second(null, ['konvwa'], '/desk')
  expect(told).toEqual(['there', 'there'])
  expect((await carried.take()).map(({ name, bytes }) => [name, bytes.length])).toEqual([
    ['a.konvwa', 3],
    ['gone.konvwa', 0],
    ['film.konvwa', 0],
  ])
  expect(await carried.take()).toEqual([])
})
