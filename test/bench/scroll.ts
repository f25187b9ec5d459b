import { existsSync, rmSync } from 'node:fs'
import { loadavg } from 'node:os'
import { chromium, type Page } from '@playwright/test'
import { bundle } from '../../build/bundle.mjs'
import { startBackend } from '../support/backend.ts'
import { bulkDepot } from './bulkDepot.ts'
import { type BenchResult, percentile, rounded } from './result.ts'

const orders = 100_000
const frames = 400
/** As fast as a wheel is turned in a hurry: a dozen rows a frame is the whole screen in two. */
const pixelsAFrame = 120

/**
 * Time between frames in a real browser while the list of 100,000 orders is scrolled by 120 pixels a frame, rows fetched from the real backend
 * as they come into sight; and of a bare list that only puts numbers into six cells a row, in the same browser.
 */
export async function scroll(): Promise<BenchResult> {
  bundle(process.execPath)
  const { folder: data, name, password } = await bulkDepot(orders)
  const backend = await startBackend({ data, renderer: 'out/renderer', built: true })
  const installed = '/usr/bin/chromium'
  const browser = await chromium.launch({
    ...(existsSync(installed) ? { executablePath: installed } : {}),
    args: ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu', '--disable-background-networking'],
  })
  try {
    const page = await (await browser.newContext({ viewport: { width: 1366, height: 768 } })).newPage()
    await page.goto(backend.url)
    await page.getByRole('radio', { name: new RegExp(name) }).waitFor()
    await page.locator('input[type=password]').fill(password)
    await page.keyboard.press('Enter')
    await page.getByRole('navigation').first().waitFor()
    await page.evaluate(() => {
      window.location.hash = '/orders'
    })
    await page.locator('[role=grid] tbody tr[data-openable]').first().waitFor()
    await page.keyboard.press('9')
    await page.waitForFunction(
      count => Number(document.querySelector('[role=grid]')?.getAttribute('aria-rowcount')) > count,
      orders,
    )
    const work = await workOf(page)
    const ours = await deltas(page, '[role=grid]')
    const oursWork = await work()
    await addBareList(page)
    await work()
    const bare = await deltas(page, '#bare > div')
    const bareWork = await work()
    const value = percentile(ours, 0.95)
    return {
      name: 'scroll',
      value: rounded(value, 1),
      unit: 'ms a frame',
      target: '<= 20',
      holds: value <= 20,
      fsync_ms: null,
      peer: { name: 'bare virtual list, p95 ms', value: rounded(percentile(bare, 0.95), 1) },
      also: {
        p50_ms: rounded(percentile(ours, 0.5), 1),
        p99_ms: rounded(percentile(ours, 0.99), 1),
        worst_ms: rounded(percentile(ours, 1), 1),
        own_cpu_ms_a_frame: oursWork,
        bare_cpu_ms_a_frame: bareWork,
        load: rounded(loadavg()[0] ?? 0, 1),
        bare_p50_ms: rounded(percentile(bare, 0.5), 1),
        frames,
        pixels_a_frame: pixelsAFrame,
        orders,
      },
    }
  } finally {
    await browser.close()
    await backend.stop()
    rmSync(data, { recursive: true, force: true })
  }
}

/** Milliseconds between the frames while what scrolls around `inside` is scrolled. */
const deltas = (page: Page, inside: string): Promise<number[]> =>
  page.evaluate(
    ([selector, count, step]) =>
      new Promise<number[]>((resolve, reject) => {
        const scroller = document.querySelector(selector)?.parentElement
        if (!scroller) return reject(new Error('nothing to scroll'))
        const found: number[] = []
        let last = 0
        const frame = (now: number): void => {
          if (last > 0) found.push(now - last)
          last = now
          scroller.scrollTop += step
          if (found.length < count) requestAnimationFrame(frame)
          else resolve(found)
        }
        requestAnimationFrame(frame)
      }),
    [inside, frames, pixelsAFrame] as const,
  )

/** What the page's own thread worked since it was last asked, in milliseconds of processor time a frame: the same on a busy machine. */
async function workOf(page: Page): Promise<() => Promise<Record<string, number>>> {
  const session = await page.context().newCDPSession(page)
  await session.send('Performance.enable', { timeDomain: 'threadTicks' })
  const named = {
    all: 'TaskDuration',
    script: 'ScriptDuration',
    layout: 'LayoutDuration',
    style: 'RecalcStyleDuration',
  }
  let before = new Map<string, number>()
  const since = async (): Promise<Record<string, number>> => {
    const { metrics } = await session.send('Performance.getMetrics')
    const now = new Map(metrics.map(({ name, value }) => [name, value]))
    const spent = (metric: string): number => ((now.get(metric) ?? 0) - (before.get(metric) ?? 0)) * 1000
    const work = Object.entries(named).map(([name, metric]) => [name, rounded(spent(metric) / frames, 2)] as const)
    before = now
    return Object.fromEntries(work)
  }
  await since()
  return since
}

/** As little as a list of so many rows can do: those in sight, absolutely placed, written anew at every scroll. */
const addBareList = (page: Page): Promise<void> =>
  page.evaluate(count => {
    const height = 36
    const outside = document.createElement('div')
    outside.id = 'bare'
    outside.style.cssText = 'position:fixed;inset:0;overflow:auto;background:#fff;z-index:9999'
    const inside = document.createElement('div')
    inside.style.cssText = `position:relative;height:${count * height}px`
    outside.append(inside)
    document.body.append(outside)
    const draw = (): void => {
      const first = Math.floor(outside.scrollTop / height)
      const rows = Array.from({ length: 30 }, (_, at) => {
        const row = document.createElement('div')
        row.style.cssText = `position:absolute;top:${(first + at) * height}px;height:${height}px;display:flex;gap:40px`
        for (let cell = 0; cell < 6; cell += 1) {
          const text = document.createElement('span')
          text.textContent = String(first + at)
          row.append(text)
        }
        return row
      })
      inside.replaceChildren(...rows)
    }
    outside.addEventListener('scroll', draw)
    draw()
  }, orders)
