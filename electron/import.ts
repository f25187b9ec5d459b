import { randomInt } from 'node:crypto'
import { existsSync, statSync } from 'node:fs'
import { hostname } from 'node:os'
import path from 'node:path'
import { openStore } from '../db/open.ts'
import { nothingKnown } from '../shared/import/context.ts'
import type { ImportProfile } from '../shared/import/profile.ts'
import { profiles } from '../shared/import/profiles.ts'
import type { ImportCounts } from '../shared/imports/contract.ts'
import type { Language } from '../shared/kernel/locale.ts'
import type { Currency } from '../shared/kernel/money.ts'
import { startWords } from '../shared/start/words.ts'
import { wordsIn } from '../shared/words/catalogue.ts'
import { filled } from '../shared/words/filled.ts'
import { type ImportArguments, importArguments } from './importArguments.ts'
import { readMapping, suggestFor } from './importMapping.ts'
import { faultSentence, outcomeOf, refusalOf } from './importSay.ts'
import { startProblemOf } from './startProblem.ts'
import { openIdentity } from './sync/identity.ts'
import { countsOf } from './workers/importCounts.ts'
import { importDesk } from './workers/importDesk.ts'
import { foundFor } from './workers/importFounding.ts'
import { finishInterrupted } from './workers/importInterrupted.ts'
import { runImport } from './workers/importRun.ts'
import { recordsOf } from './workers/importSource.ts'
import type { ImportSource } from './workers/importTask.ts'

/**
 * Imports without a screen; see `importArguments`. Sentences go to the terminal's error stream in the terminal's language, and the counts (or the
 * suggested mapping) as JSON to the last line of its output. Ends with 1 where nothing could be taken, with 2 where nothing could begin.
 */
const spoken = /^(ht|fr)/i.exec(process.env.LANG ?? '')?.[1]?.toLowerCase()
const language: Language = spoken === 'ht' || spoken === 'fr' ? spoken : 'en'
const words = wordsIn(language).imports

process.umask(0o077)
const usage = filled(words.usage, { profiles: known() })
const given = importArguments(process.argv.slice(2), process.cwd())
process.exitCode = await (given === 'help' ? explain() : given ? run(given) : refuse(usage))

function explain(): number {
  process.stdout.write(`${usage}\n`)
  return 0
}

async function run(asked: ImportArguments): Promise<number> {
  if (!statSync(asked.from, { throwIfNoEntry: false })?.isDirectory())
    return refuse(filled(words.noFolder, { folder: asked.from }))
  try {
    if (asked.suggest) return await suggested(asked.from)
    const source = await sourceOf(asked)
    if (source === null || asked.data === null) return 2
    return asked.preview ? told(await expected(source)) : await imported(source, asked.data, asked.login)
  } catch (error) {
    const { what, remedy } = startWords[language].problem[startProblemOf(error)]
    return refuse(`${what} ${remedy}`)
  }
}

async function suggested(folder: string): Promise<number> {
  const { mapping, tables, profile, unreadable, confidence, notPlaced } = await suggestFor(folder)
  for (const { file, problem } of unreadable) say(refusalOf(words, { file, row: 0, field: '', problem }))
  if (tables === 0) {
    if (unreadable.length === 0) say(filled(words.noTables, { folder }))
    return 1
  }
  for (const { file, columns } of notPlaced) say(filled(words.notPlaced, { file, columns: columns.join(', ') }))
  if (profile !== null) say(filled(words.fits, { profile }))
  say(filled(words.sure, { percent: Math.round(confidence * 100) }))
  process.stdout.write(`${JSON.stringify(mapping, null, 2)}\n`)
  return mapping.take.length > 0 ? 0 : 1
}

/** What is imported, or null where a sentence said why nothing is. */
async function sourceOf({ profile, mapping, from }: ImportArguments): Promise<ImportSource | null> {
  if (profile !== null) {
    if (profiles[profile]) return { profile, folder: from }
    refuse(filled(words.noProfile, { profile, profiles: known() }))
    return null
  }
  const read = await readMapping(mapping ?? '')
  if ('take' in read) return { mapping: read, folder: from }
  for (const fault of read) refuse(faultSentence(words, fault))
  return null
}

/** What would come in, checked against nothing but the tables themselves: no data folder is touched. */
async function expected(source: ImportSource): Promise<ImportCounts> {
  say(words.reading)
  const records = await recordsOf(source, { currency: 'USD', known: nothingKnown })
  return countsOf(records, { updated: 0, requested: 0 })
}

async function imported(source: ImportSource, data: string, login: string | null): Promise<number> {
  // Tables that bring nothing found no company: whoever mistook a folder finds the books as empty as before.
  const fresh = !existsSync(path.join(data, 'konvwa.db'))
  const first = fresh ? await expected(source) : null
  if (first && takenIn(first) === 0) return told(first)
  const identityFile = openIdentity({ folder: path.join(data, 'identity'), dice: sides => randomInt(sides) })
  const identity = identityFile.present()
  const store = openStore({ file: path.join(data, 'konvwa.db'), now: Date.now, device: identity.device })
  const stop = new AbortController()
  process.on('SIGINT', () => stop.abort()).on('SIGTERM', () => stop.abort())
  try {
    await finishInterrupted(store)
    if (identity.device === 0) {
      const { founding, currency } = foundingOf(source)
      const timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone
      const here = { timeZone, computer: hostname(), lane: identity.lane, currency, now: Date.now() }
      const depotId = await foundFor(store, founding, here)
      if (depotId !== null) {
        identityFile.change({ depotId })
        say(filled(words.founded, { company: founding.company }))
      }
    }
    const desk = await importDesk(store, identityFile.present(), { login, now: Date.now })
    if (desk === 'nobody' || desk === 'noDepot') return refuse(words[desk])
    if (!fresh) say(words.reading)
    let said = 0
    const state = await runImport(desk, {
      name: 'profile' in source ? source.profile : source.mapping.name,
      source,
      signal: stop.signal,
      onProgress: ({ done, total }) => {
        if (total === 0 || Date.now() - said < 1000) return
        said = Date.now()
        say(filled(words.progress, { done, total }))
      },
    })
    if (state.counts) return told(state.counts)
    say(words.cancelled)
    return 1
  } finally {
    await store.close()
  }
}

function foundingOf(source: ImportSource): { founding: ImportProfile['founding']; currency: Currency } {
  if ('mapping' in source) {
    const { name, currency } = source.mapping
    return { founding: { company: name, depotCode: 'IMP', depotName: name }, currency: currency ?? 'USD' }
  }
  const profile = profiles[source.profile]
  if (!profile) throw new Error(`no profile named ${source.profile}`)
  return { founding: profile.founding, currency: profile.currency ?? 'USD' }
}

function told(counts: ImportCounts): number {
  for (const sentence of outcomeOf(words, counts)) say(sentence)
  process.stdout.write(`${JSON.stringify(counts)}\n`)
  return counts.rejectedTotal > 0 && takenIn(counts) === 0 ? 1 : 0
}

function takenIn({ customers, products, prices, people, orders }: ImportCounts): number {
  return customers + products + prices + people + orders
}

function known(): string {
  return Object.keys(profiles).join(', ')
}

function refuse(text: string): number {
  say(text)
  process.exitCode = 2
  return 2
}

function say(text: string): void {
  process.stderr.write(`${text}\n`)
}
