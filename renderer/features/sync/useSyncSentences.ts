import type { Language } from '../../../shared/kernel/locale.ts'
import type { SyncStatus } from '../../../shared/sync/contract.ts'
import type { Words } from '../../../shared/words/en.ts'
import { useDepot } from '../../widgets/depot.tsx'
import { bytesText, instantText } from '../../widgets/texts.tsx'
import { useLanguage, useT, useWords } from '../../widgets/words.ts'

interface SyncSentences {
  readonly tone: 'good' | 'warn' | 'know' | 'quiet'
  /** Up to when everything is at head office. */
  readonly first: string
  /** What waits, how big it is and how long it will take. */
  readonly waiting: string | null
  readonly trouble: string | null
}

interface Spoken {
  readonly t: ReturnType<typeof useT>
  readonly words: Words
  readonly language: Language
  readonly timeZone: string
}

export function useSyncSentences(status: SyncStatus | undefined): SyncSentences | null {
  const t = useT()
  const words = useWords()
  const language = useLanguage()
  const { timeZone } = useDepot()
  return status ? syncSentences(status, { t, words, language, timeZone }) : null
}

/** What the status says, and nothing beyond it. */
export function syncSentences(status: SyncStatus, { t, words, language, timeZone }: Spoken): SyncSentences {
  if (status.state === 'alone') return { tone: 'quiet', first: t($ => $.sync.line.alone), waiting: null, trouble: null }

  const clock = (at: number): string => instantText(at, timeZone, language)
  const { everythingUpTo: upTo, aboutSeconds, progress, nextAttempt, plan } = status
  const later = plan.urgentOnly ? status.waitingLater : 0
  const count = status.waitingTransactions - later
  const about =
    aboutSeconds === null || count === 0 ? [] : [t($ => $.sync.line.about, { time: durationText(aboutSeconds, t) })]
  const size = count === 0 ? [] : [bytesText(status.waitingBytes, language, words.kernel.bytes)]
  const now = count === 0 ? [] : [t($ => $.sync.line.waiting, { count }), ...size, ...about]
  const left = later === 0 ? [] : [t($ => $.sync.line.later, { count: later })]
  const urgent = plan.urgentOnly ? [t($ => $.sync.line.urgentOnly)] : []
  const coming =
    status.toCome === 0 || status.state === 'running' ? [] : [t($ => $.sync.line.toCome, { count: status.toCome })]
  const waiting = [...now, ...left, ...urgent, ...coming].join(' · ')
  const running = progress
    ? progress.toReceive > 0
      ? t($ => $.sync.line.progressOf, progress)
      : t($ => $.sync.line.progress, { sent: progress.sent, received: progress.received })
    : t($ => $.sync.line.running)
  const next = nextAttempt === null ? [] : [t($ => $.sync.line.nextAt, { time: clock(nextAttempt) })]
  return {
    tone: status.trouble || status.books !== 'own' ? 'warn' : status.state === 'running' ? 'know' : 'good',
    first:
      status.state === 'running'
        ? running
        : upTo === null
          ? t($ => $.sync.line.never)
          : t($ => $.sync.line.upTo, { time: clock(upTo) }),
    waiting: waiting === '' ? null : waiting,
    trouble: troubleOf(status, words, next),
  }
}

/** Whose books these are comes before why the link did not hold: it changes what people may do. */
function troubleOf({ books, trouble }: SyncStatus, words: Words, next: readonly string[]): string | null {
  const told = books === 'own' ? (trouble === null ? null : words.sync.trouble[trouble]) : words.sync.books.line[books]
  return told === null ? null : [told, ...next].join(' · ')
}

const durationText = (seconds: number, t: ReturnType<typeof useT>): string =>
  seconds < 90
    ? t($ => $.kernel.duration.seconds, { count: Math.max(1, seconds) })
    : t($ => $.kernel.duration.minutes, { count: Math.round(seconds / 60) })
