import { expect, test } from 'vitest'
import { dataFolder as startFolder, startOptions } from '../../build/startOptions.mjs'
import { backendArguments } from '../../electron/backendArguments.ts'
import { shellArguments } from '../../electron/shell/arguments.ts'
import { dataFolder } from '../../electron/shell/dataFolder.ts'
import { isFirst } from '../../electron/shell/singleInstance.ts'
import { sampleNames } from '../../shared/sample/sampleName.ts'
import { languageOf } from '../../shared/shell/words.ts'

const homes = [
  ['linux', {}, '/home/marie', '/home/marie/.local/share/konvwa'],
  ['linux', { XDG_DATA_HOME: '/data' }, '/home/marie', '/data/konvwa'],
  ['linux', { XDG_DATA_HOME: '' }, '/home/marie', '/home/marie/.local/share/konvwa'],
  ['darwin', {}, '/Users/marie', '/Users/marie/Library/Application Support/Konvwa'],
  ['win32', { APPDATA: 'D:\\Roaming' }, 'C:\\Users\\marie', 'D:\\Roaming\\Konvwa'],
  ['win32', {}, 'C:\\Users\\marie', 'C:\\Users\\marie\\AppData\\Roaming\\Konvwa'],
] as const

test.each(homes)(
  'on %s with %j the window and npm start keep the same books',
  (platform, environment, home, folder) => {
    expect(dataFolder(platform, environment, home)).toBe(folder)
    expect(startFolder(platform, environment, home)).toBe(folder)
  },
)

test('npm start takes a folder and can leave the browser alone', () => {
  expect(startOptions(['--data', 'books', '--no-open'], '/work')).toEqual({
    data: '/work/books',
    open: false,
    sample: null,
  })
  expect(startOptions(['--data=/other'], '/work')).toEqual({ data: '/other', open: true, sample: null })
})

test.each([[['--samples']], [['books']], [['--data']], [['--data', '--no-open']], [['--data=']]])(
  'npm start refuses %j with a sentence',
  parameters => {
    expect(startOptions(parameters, '/work')).toEqual({ refused: expect.stringMatching(/--data/) })
  },
)

test.each([
  '--inspect',
  '--remote-debugging-port=9222',
  '--js-flags=--x',
  '--load-extension=/x',
  '--no-sandbox',
  'app://x',
  '-r',
])('a packaged Konvwa refuses to start with %s', argument => {
  expect(shellArguments([argument], true)).toEqual({ refused: argument })
})

test('npm start -- --sample opens a sample company in the same folder, the first one where none is named', () => {
  expect(startOptions(['--sample'], '/work')).toMatchObject({ sample: 'haiti', open: true })
  expect(startOptions(['--sample', '--data', 'books', '--no-open'], '/work')).toEqual({
    data: '/work/books',
    open: false,
    sample: 'haiti',
  })
  expect(startOptions(['--sample', 'pune'], '/work')).toMatchObject({ sample: 'pune' })
  expect(startOptions(['--sample=pune', '--no-open'], '/work')).toMatchObject({ sample: 'pune', open: false })
  expect(startOptions(['--sample', 'mars'], '/work')).toEqual({ refused: expect.stringMatching(/haiti, pune/) })
  expect(sampleNames).toEqual(['haiti', 'pune'])
})

test('the backend and the desktop take the name of a sample, and no other', () => {
  expect(backendArguments(['--data', 'books', '--sample', 'pune'], '/work')).toMatchObject({
    data: '/work/books',
    sample: 'pune',
  })
  expect(backendArguments(['--data', 'books'], '/work')).toMatchObject({ sample: null })
  expect(backendArguments(['--data', 'books', '--sample', 'mars'], '/work')).toEqual({
    refused: expect.stringMatching(/haiti, pune/),
  })
  expect(shellArguments(['--data=/books', '--sample=haiti'], true)).toEqual({ data: '/books', sample: 'haiti' })
})

test('a packaged Konvwa takes a folder and what systems add', () => {
  expect(shellArguments(['--data=/books', '--ozone-platform=wayland', '-psn_0_1'], true)).toEqual({ data: '/books' })
  expect(shellArguments(['--disable-gpu-sandbox'], true)).toEqual({ refused: '--disable-gpu-sandbox' })
})

test('while developing, the test driver may pass what it needs', () => {
  expect(shellArguments(['--inspect=0', '--data=/books'], false)).toEqual({ data: '/books' })
})

test('a second Konvwa on the same books brings the first to the front', () => {
  const listeners: ((event: unknown, given: string[], folder: string) => void)[] = []
  let shown = 0
  const app = (first: boolean) => ({
    requestSingleInstanceLock: () => first,
    on: (_event: 'second-instance', listener: (event: unknown, given: string[], folder: string) => void) =>
      listeners.push(listener),
  })
  const show = () => {
    shown += 1
  }
  expect(isFirst(app(false), show)).toBe(false)
  expect(listeners).toEqual([])
  expect(isFirst(app(true), show)).toBe(true)
  for (const listener of listeners) listener(null, [], '/')
  expect(shown).toBe(1)
})

test.each([
  ['fr-CA', 'fr'],
  ['ht', 'ht'],
  ['ht_HT', 'ht'],
  ['en-US', 'en'],
  ['es-DO', 'en'],
  ['', 'en'],
])('a computer that speaks %j starts in %s', (locale, language) => {
  expect(languageOf(locale)).toBe(language)
})
