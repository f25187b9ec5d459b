import { describe, expect, test } from 'vitest'
import { windowOptions } from '../../electron/shell/window.ts'

const { webPreferences } = windowOptions({ preload: '/preload.cjs', packaged: true })

describe('the window', () => {
  test('gives the page no Node: not in frames, not in workers', () => {
    expect(webPreferences.nodeIntegration).toBe(false)
    expect(webPreferences.nodeIntegrationInWorker).toBe(false)
    expect(webPreferences.nodeIntegrationInSubFrames).toBe(false)
  })

  test('keeps the page isolated and in a sandbox', () => {
    expect(webPreferences.contextIsolation).toBe(true)
    expect(webPreferences.sandbox).toBe(true)
  })

  test('leaves web security on, mixed content off and experiments off', () => {
    expect(webPreferences.webSecurity).toBe(true)
    expect(webPreferences.allowRunningInsecureContent).toBe(false)
    expect(webPreferences.experimentalFeatures).toBe(false)
    expect(Object.keys(webPreferences)).not.toContain('enableBlinkFeatures')
  })

  test('embeds no other browser and does not open a file dropped on it', () => {
    expect(webPreferences.webviewTag).toBe(false)
    expect(webPreferences.navigateOnDragDrop).toBe(false)
  })

  test('fetches no spelling dictionaries from the internet', () => {
    expect(webPreferences.spellcheck).toBe(false)
  })

  test('has developer tools only while developing', () => {
    expect(webPreferences.devTools).toBe(false)
    expect(windowOptions({ preload: '/preload.cjs', packaged: false }).webPreferences.devTools).toBe(true)
  })
})
