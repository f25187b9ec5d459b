import { randomInt } from 'node:crypto'
import { hostname } from 'node:os'
import path from 'node:path'
import { openStore } from '../db/open.ts'
import { profiles } from '../shared/import/profiles.ts'
import type { Rejected } from '../shared/import/record.ts'
import type { Language } from '../shared/kernel/locale.ts'
import { startWords } from '../shared/start/words.ts'
import type { Words } from '../shared/words/en.ts'
import { en } from '../shared/words/en.ts'
import { fr } from '../shared/words/fr.ts'
import { ht } from '../shared/words/ht.ts'
import { type ImportArguments, importArguments } from './importArguments.ts'
import { startProblemOf } from './startProblem.ts'
import { openIdentity } from './sync/identity.ts'
import { importDesk } from './workers/importDesk.ts'
import { foundFor } from './workers/importFounding.ts'
import { runImport } from './workers/importRun.ts'

/**
 * Imports without a screen: `--profile NAME --from DIR --data DIR`. Sentences go to the terminal's error stream in the terminal's language, and the
 * counts as one JSON object to the last line of its output. Ends with 1 where nothing could be taken, with 2 where nothing could begin.
 */
const language: Language = /^ht/i.test(process.env.LANG ?? '')
  ? 'ht'
  : /^fr/i.test(process.env.LANG ?? '')
    ? 'fr'
    : 'en'
const all: Record<Language, Words> = { en, fr, ht }
const words = all[language].imports

process.umask(0o077)
const given = importArguments(process.argv.slice(2), process.cwd())
const known = Object.keys(profiles).join(', ')
const profile = given ? profiles[given.profile] : undefined
if (!given) refuse(filled(words.usage, { profiles: known }))
else if (!profile) refuse(filled(words.noProfile, { profile: given.profile, profiles: known }))
else await run(given)

async function run(asked: ImportArguments): Promise<void> {
  try {
    process.exitCode = await imported(asked)
  } catch (error) {
    const { what, remedy } = startWords[language].problem[startProblemOf(error)]
    refuse(`${what} ${remedy}`)
  }
}

async function imported(asked: ImportArguments): Promise<number> {
  const identityFile = openIdentity({ folder: path.join(asked.data, 'identity'), dice: sides => randomInt(sides) })
  const identity = identityFile.present()
  const store = openStore({ file: path.join(asked.data, 'konvwa.db'), now: Date.now, device: identity.device })
  const stop = new AbortController()
  process.on('SIGINT', () => stop.abort()).on('SIGTERM', () => stop.abort())
  try {
    if (identity.device === 0 && profile) {
      const timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone
      const here = { timeZone, computer: hostname(), lane: identity.lane, currency: 'USD', now: Date.now() } as const
      const depotId = await foundFor(store, profile, here)
      if (depotId !== null) {
        identityFile.change({ depotId })
        say(filled(words.founded, { company: profile.founding.company }))
      }
    }
    const desk = await importDesk(store, identityFile.present(), { login: asked.login, now: Date.now })
    if (desk === 'nobody' || desk === 'noDepot') return refuse(words[desk])
    say(words.reading)
    const state = await runImport(desk, {
      name: asked.profile,
      source: { profile: asked.profile, folder: asked.from },
      signal: stop.signal,
      onProgress: ({ done, total }) => say(filled(words.progress, { done, total })),
    })
    if (!state.counts) {
      say(words.cancelled)
      return 1
    }
    for (const row of state.counts.rejected.slice(0, 20)) say(sentence(row))
    process.stdout.write(`${JSON.stringify(state.counts)}\n`)
    const { customers, products, orders, rejected } = state.counts
    return rejected.length > 0 && customers + products + orders === 0 ? 1 : 0
  } finally {
    await store.close()
  }
}

function sentence(row: ImportRefusal): string {
  const problem = filled(
    row.problem in words.problem ? words.problem[row.problem as Rejected['problem']] : row.problem,
    row,
  )
  return filled(row.row > 0 ? words.at : words.inFile, { ...row, problem })
}

interface ImportRefusal {
  file: string
  row: number
  field: string
  problem: string
}

function filled(text: string, values: object): string {
  const named = new Map(Object.entries(values))
  return text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(named.get(name) ?? ''))
}

function refuse(text: string): number {
  say(text)
  process.exitCode = 2
  return 2
}

function say(text: string): void {
  process.stderr.write(`${text}\n`)
}
