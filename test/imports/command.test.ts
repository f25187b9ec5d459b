import { execFile } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { backendPlace } from '../../build/backendProgram.mjs'

const northwind = resolve(import.meta.dirname, '../../../shared/data/orders/northwind/csv')

interface Ran {
  readonly code: number
  readonly said: string
  readonly out: string
}

/** The command as a person gives it, in English. */
const given = (...parameters: string[]): Promise<Ran> =>
  new Promise(answer => {
    const env = { ...process.env, ...backendPlace, LANG: 'C.UTF-8' }
    const ended = (error: Error | null, out: string, said: string): void =>
      answer({ code: error && 'code' in error ? Number(error.code) : 0, said, out })
    execFile(process.execPath, ['electron/import.ts', ...parameters], { env }, ended)
  })

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'konvwa-command-'))
  onTestFinished(() => rmSync(made, { recursive: true, force: true }))
  return made
}

test('a folder that is not there, or without tables, is said in a sentence, and founds no company', async () => {
  const home = folder()
  const data = join(home, 'data')
  mkdirSync(join(home, 'empty'))
  const from = (name: string): string[] => ['--from', join(home, name), '--data', data]
  expect(await given('--profile', 'northwind', ...from('nowhere'))).toEqual({
    code: 2,
    said: `There is no folder ${join(home, 'nowhere')}.\n`,
    out: '',
  })
  const empty = await given('--profile', 'olist', ...from('empty'))
  expect(empty.code).toBe(1)
  expect(empty.said).toContain('olist_orders_dataset.csv: the file is missing. Put it in the folder.')
  expect(existsSync(data)).toBe(false)
  expect(await given('--suggest', '--from', join(home, 'empty'))).toMatchObject({
    code: 1,
    said: `There is no CSV or XLSX file in ${join(home, 'empty')}.\n`,
  })
  expect(await given('--help')).toMatchObject({ code: 0, said: '', out: expect.stringMatching(/^Usage: npm run -s/) })
  expect(await given('--profile', 'northwind')).toMatchObject({ code: 2, said: expect.stringMatching(/^Usage: /) })
})

test.skipIf(!existsSync(northwind))(
  'Northwind with byte order marks and a blank line after each row comes in as it is, and a column too few keeps everything out (needs ../shared/data/orders/northwind)',
  async () => {
    const home = folder()
    const tables = join(home, 'tables')
    cpSync(northwind, tables, { recursive: true })
    for (const name of readdirSync(tables)) {
      const text = readFileSync(join(tables, name), 'utf8')
      writeFileSync(join(tables, name), `\uFEFF${text.replaceAll(/\r?\n/g, '\r\n\r\n')}`)
    }
    const data = join(home, 'data')
    const asked = ['--profile', 'northwind', '--from', tables, '--data', data]
    const whole = await given(...asked)
    expect(whole.code).toBe(0)
    expect(whole.said).toContain('Northwind Traders was founded')
    expect(JSON.parse(whole.out)).toMatchObject({ customers: 93, orders: 830, lines: 2155, rejectedTotal: 0 })
    expect(whole.said).toContain('Categories.csv: 8 rows, 0 taken, 8 looked up, 0 left.')

    rmSync(data, { recursive: true })
    const lines = join(tables, 'Order_Details.csv')
    writeFileSync(lines, readFileSync(lines, 'utf8').replace('UnitPrice', 'Prix'))
    const short = await given(...asked)
    expect(short.code).toBe(1)
    expect(short.said).toContain('Order_Details.csv: the column UnitPrice is missing. Add it to the file.')
    expect(existsSync(data)).toBe(false)
  },
)
