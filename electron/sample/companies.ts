import { dayAt, daysBetween } from '../../shared/kernel/day.ts'
import { samplePassword, sampleProfiles } from '../../shared/sample/profiles.ts'
import type { SampleName } from '../../shared/sample/sampleName.ts'
import type { Desk } from '../api/context.ts'
import type { Samples } from '../api/samples.ts'
import { openSessions, type Sessions } from '../api/session.ts'
import { type DeskOptions, type OpenDesk, openDesk } from '../desk.ts'
import { drawingOf } from './drawing.ts'
import { findSample, newSampleFolder, noteSample, removeSamples } from './sampleFolder.ts'
import { untouched } from './untouched.ts'

/** One backend, one company open at a time: this computer's own books, or a sample in books of its own. */
export interface Companies {
  /** Whichever is open, for doors that outlive the change. */
  readonly desk: Desk
  readonly sessions: Sessions
  /** The sample that is being drawn is whole, or was given up; at once where none is. */
  drawn(): Promise<void>
  close(): Promise<void>
}

export type CompaniesOptions = Omit<DeskOptions, 'folder' | 'sessions' | 'samples'> & {
  /** The data folder: own books in it, samples in a folder of it. */
  readonly data: string
  /** Opens with this sample; its own books are not even looked at until somebody leaves it. */
  readonly sample: SampleName | null
}

/** From so many days on a sample that nobody worked in is drawn again, and one that somebody did is called old. */
const oldAfterDays = 7
/** Numbers of every sample are given in this lane: it is the same sample again and again. */
const sampleLane = 'ZS'

interface Opened {
  readonly company: OpenDesk
  /** Null where these are the computer's own books. */
  readonly sample: { readonly name: SampleName; readonly folder: string; day: string } | null
  readonly drawing: ReturnType<typeof drawingOf> | null
}

/** @throws StoreProblem, IdentityUnreadable */
export async function openCompanies({ data, sample, ...options }: CompaniesOptions): Promise<Companies> {
  const sessions = openSessions(options.clock)
  const samples: Samples = {
    present: () =>
      opened.sample === null ? null : presentOf(opened.sample.name, opened.sample.day, today(opened.sample.name)),
    drawing: () => opened.drawing?.progress() ?? null,
    open: name => change(() => openSample(name, false)),
    beginAnew: () => change(() => (opened.sample === null ? openOwn() : openSample(opened.sample.name, true))),
    leave: () => change(openOwn),
  }
  const today = (name: SampleName): string => dayAt(options.clock.now(), sampleProfiles[name].company.timeZone)

  const openOwn = async (): Promise<Opened> => ({
    company: await openDesk({ ...options, folder: data, sessions, samples }),
    sample: null,
    drawing: null,
  })

  async function openSample(name: SampleName, anew: boolean): Promise<Opened> {
    const found = anew ? null : findSample(data, name)
    if (found) {
      const company = await openAt(found.folder)
      const old = daysBetween(found.note.day, today(name)) >= oldAfterDays
      if (!old || !(await untouched(company.desk.store, found.note.lastTx)))
        return { company, sample: { name, folder: found.folder, day: found.note.day }, drawing: null }
      await company.close()
    }
    return drawSample(name)
  }

  const openAt = (folder: string): Promise<OpenDesk> =>
    openDesk({ ...options, folder, sessions, samples, syncs: false })

  async function drawSample(name: SampleName): Promise<Opened> {
    const folder = newSampleFolder(data, name, options.clock.now())
    const company = await openAt(folder)
    company.desk.identityFile.change({ lane: sampleLane, aloneLane: sampleLane })
    const day = today(name)
    const drawing = drawingOf(company.desk, name, lastTx => {
      noteSample(folder, { name, day, lastTx })
      removeSamples(data, name, folder)
    })
    return { company, sample: { name, folder, day }, drawing }
  }

  let opened: Opened = sample === null ? await openOwn() : await openSample(sample, false)
  let changing: Promise<void> = Promise.resolve()

  /** One change at a time. What stands open is given up only once the other is there. */
  function change(open: () => Promise<Opened>): Promise<void> {
    const next = changing.then(async () => {
      const before = opened
      const after = await open()
      sessions.endAll()
      opened = after
      await giveUp(before)
    })
    changing = next.catch(() => {})
    return next
  }

  async function giveUp({ company, drawing }: Opened): Promise<void> {
    await drawing?.stop()
    await company.close()
  }

  return {
    desk: new Proxy(opened.company.desk, { get: (_, part) => Reflect.get(opened.company.desk, part) }),
    sessions,
    drawn: async () => opened.drawing?.finished,
    close: async () => {
      await changing
      await giveUp(opened)
    },
  }
}

function presentOf(name: SampleName, day: string, today: string) {
  const { company, people } = sampleProfiles[name]
  const old = daysBetween(day, today) >= oldAfterDays
  return { name, company: company.name, day, old, login: people[0].login, password: samplePassword }
}
