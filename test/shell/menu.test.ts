import { expect, test } from 'vitest'
import { menuTemplate } from '../../electron/shell/menu.ts'
import { languages } from '../../shared/kernel/locale.ts'
import { shellWords } from '../../shared/shell/words.ts'

const menu = (language: (typeof languages)[number], platform: NodeJS.Platform, packaged = true) =>
  menuTemplate({ words: shellWords[language], platform, packaged, showKeyboard: () => {}, print: () => {} })

test.each(languages)('in %s every item says something in that language', language => {
  for (const platform of ['linux', 'win32', 'darwin'] as const) {
    const words = new Set<string>(['Konvwa', ...Object.values(shellWords[language])])
    const labels = menu(language, platform)
      .flatMap(item => [item, ...(Array.isArray(item.submenu) ? item.submenu : [])])
      .filter(item => item.type !== 'separator')
      .map(item => item.label ?? '')
    expect(labels.length).toBeGreaterThan(15)
    expect(labels.filter(label => !words.has(label))).toEqual([])
  }
})

test('no word is left in another language', () => {
  for (const key of Object.keys(shellWords.en))
    expect(Object.entries(shellWords.ht).find(([name]) => name === key)?.[1], key).not.toBe(
      Object.entries(shellWords.en).find(([name]) => name === key)?.[1],
    )
})

test('developer tools and reloading are not in the packaged menu', () => {
  const roles = (packaged: boolean) => JSON.stringify(menu('en', 'linux', packaged))
  expect(roles(true)).not.toContain('toggleDevTools')
  expect(roles(true)).not.toContain('eload')
  expect(roles(false)).toContain('toggleDevTools')
})

test('quitting is where each system has it', () => {
  expect(menu('en', 'darwin')[0]).toMatchObject({ label: 'Konvwa' })
  expect(JSON.stringify(menu('en', 'darwin')[1])).not.toContain('"quit"')
  expect(JSON.stringify(menu('en', 'win32')[0])).toContain('"quit"')
})
