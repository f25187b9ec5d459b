import type { Page } from '@playwright/test'
import axe from 'axe-core'

/** The rules of axe whose answer depends on colours. */
export const ofColours = ['color-contrast', 'link-in-text-block']

/**
 * Everything that axe finds, as sentences; or what these rules of it find. It is put into the page once and asked there: its own driver
 * brings it anew each time, which takes ten times as long as the answer.
 */
export async function faults(page: Page, rules?: readonly string[]): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe.source)
  const found = await page.evaluate(
    async runOnly => {
      const { violations } = await (globalThis as unknown as { axe: typeof axe }).axe.run(document, {
        resultTypes: ['violations'],
        ...runOnly,
      })
      return violations.map(({ id, nodes }) => ({ id, html: nodes.map(node => node.html.slice(0, 160)) }))
    },
    rules ? { runOnly: { type: 'rule' as const, values: [...rules] } } : {},
  )
  return found.flatMap(({ id, html }) => html.map(each => `${id}: ${each}`))
}

/**
 * As {@link faults} of the light theme, and of the dark one what colours can make different; for a person who
 * leaves the theme to the computer.
 */
export async function faultsInBothThemes(page: Page): Promise<string[]> {
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' })
  const dark = await faults(page, ofColours)
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
  return [...(await faults(page)), ...dark.map(fault => `dark: ${fault}`)]
}

/** Texts of buttons, labels and headings that do not fit where they stand. */
export const clipped = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll('button, a, label, h1, h2, th, [role=status] span')]
      .filter(element => element instanceof HTMLElement && element.offsetParent !== null)
      .filter(
        element => element.scrollWidth > element.clientWidth + 1 && getComputedStyle(element).overflowX !== 'visible',
      )
      .map(element => element.textContent ?? ''),
  )
