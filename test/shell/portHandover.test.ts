import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import {
  connectChannel,
  isOurPage,
  keyboardChannel,
  languageChannel,
  portChannel,
} from '../../electron/shell/portHandover.ts'
import { pageOrigin } from '../../electron/shell/protocol.ts'

const page = { url: 'app://main/orders', parent: null, detached: false }

test('the top frame of our own page in our own window is given a port', () => {
  expect(isOurPage(page, { known: true })).toBe(true)
  expect(isOurPage({ ...page, url: 'app://main' }, { known: true })).toBe(true)
})

test.each([
  ['no frame at all', null, true],
  ['a frame inside the page', { ...page, parent: page }, true],
  ['a frame that has gone', { ...page, detached: true }, true],
  ['another window', page, false],
  ['another host', { ...page, url: 'app://mainframe/' }, true],
  ['another host that starts alike', { ...page, url: 'app://main.evil/' }, true],
  ['the internet', { ...page, url: 'https://main/' }, true],
  ['a file', { ...page, url: 'file:///app://main/' }, true],
  ['a blank page', { ...page, url: 'about:blank' }, true],
])('%s is given none', (_who, frame, known) => {
  expect(isOurPage(frame, { known })).toBe(false)
})

test('the preload speaks the words that the shell listens to, and hands nothing of Electron to the page', () => {
  const preload = readFileSync(new URL('../../electron/shell/preload.ts', import.meta.url), 'utf8')
  for (const word of [connectChannel, portChannel, languageChannel, keyboardChannel, pageOrigin])
    expect(preload).toContain(`'${word}'`)
  expect(preload).not.toContain('exposeInMainWorld')
  expect(preload.match(/from '[^']+'/g)).toEqual(["from 'electron'"])
})
