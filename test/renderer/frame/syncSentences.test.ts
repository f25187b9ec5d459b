import { expect, test } from 'vitest'
import { syncSentences } from '../../../renderer/features/sync/useSyncSentences.ts'
import { createWords } from '../../../renderer/widgets/words.ts'
import type { Language } from '../../../shared/kernel/locale.ts'
import type { SyncStatus } from '../../../shared/sync/contract.ts'
import { wordsIn } from '../../../shared/words/catalogue.ts'
import { en } from '../../../shared/words/en.ts'
import { fr } from '../../../shared/words/fr.ts'
import { ht } from '../../../shared/words/ht.ts'

const noon = Date.UTC(2026, 10, 17, 17, 32)
const calm: SyncStatus = {
  state: 'idle',
  everythingUpTo: noon,
  lastContact: noon,
  waitingTransactions: 0,
  waitingBytes: 0,
  waitingLater: 0,
  toCome: 0,
  aboutSeconds: null,
  needsAttention: 0,
  trouble: null,
  nextAttempt: null,
  address: 'https://office.example',
  plan: { everyMinutes: 15, hours: null, metered: false, urgentOnly: false },
  progress: null,
  books: 'own',
  restoredAt: null,
  phoneQuestion: null,
}

function said(status: Partial<SyncStatus>, language: Language = 'en') {
  const words = { en, fr, ht }[language]
  const { t } = createWords(language, wordsIn(language))
  return syncSentences({ ...calm, ...status }, { t, words, language, timeZone: 'America/Port-au-Prince' })
}

test('it says up to when everything is at head office, on the depot’s clock', () => {
  expect(said({})).toMatchObject({
    tone: 'good',
    first: expect.stringContaining('12:32'),
    waiting: null,
    trouble: null,
  })
})

test('it never claims what has not happened: nothing is at head office before the first time', () => {
  expect(said({ everythingUpTo: null }).first).toBe('Nothing has reached head office yet')
})

test('what waits is counted, weighed and timed', () => {
  expect(said({ waitingTransactions: 12, waitingBytes: 9_200, aboutSeconds: 4 }).waiting).toBe(
    '12 changes waiting · 9 kB · about 4 s',
  )
  expect(said({ waitingTransactions: 1, waitingBytes: 310 }).waiting).toBe('1 change waiting · 310 B')
  expect(said({ waitingTransactions: 12, waitingBytes: 9_200, aboutSeconds: 4 }, 'ht').waiting).toBe(
    '12 chanjman ap tann · 9 kB · 4 segonn konsa',
  )
})

test('what is left for a better link is said beside what goes, and that it is somebody’s choice', () => {
  const plan = { ...calm.plan, urgentOnly: true }
  expect(
    said({ waitingTransactions: 4_983, waitingBytes: 410, waitingLater: 4_980, aboutSeconds: 2, plan }).waiting,
  ).toBe('3 changes waiting · 410 B · about 2 s · 4,980 more wait for a better link · Only what is urgent is sent')
  expect(said({ waitingTransactions: 1, waitingLater: 1, plan }, 'fr').waiting).toBe(
    '1 autre attend une meilleure liaison · Seul l’urgent part',
  )
  expect(said({ plan }).waiting).toBe('Only what is urgent is sent')
})

test('while part of the books has not come it says so, and how much', () => {
  expect(said({ toCome: 1_204 }).waiting).toBe('1,204 entries of these books are still to come')
  expect(said({ toCome: 1 }, 'ht').waiting).toBe('1 liy nan liv sa yo poko rive')
  expect(said({ toCome: 9, state: 'running' }).waiting).toBeNull()
})

test('a trouble is said with what to do and when it is tried again', () => {
  expect(said({ state: 'waiting', trouble: 'no-link', nextAttempt: noon })).toMatchObject({
    tone: 'warn',
    trouble: expect.stringMatching(/^There is no link\. Go on working.* · next try at .*12:32$/),
  })
})

test('while it runs it says how far it is', () => {
  expect(said({ state: 'running', progress: { sent: 3, received: 40, toReceive: 200 } }).first).toBe(
    'Syncing: 3 sent, 40 of 200 received',
  )
})

test('a computer that works alone says so and waits for nobody', () => {
  expect(said({ state: 'alone', waitingTransactions: 7 })).toMatchObject({
    first: 'This computer works alone. Everything is saved here.',
    waiting: null,
  })
})
