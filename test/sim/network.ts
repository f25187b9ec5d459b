import type { Http, HttpAnswer } from '../../electron/sync/http.ts'
import { LinkError } from '../../electron/sync/trouble.ts'
import { codedPath } from '../../shared/sync/wire/signing.ts'
import type { Dice } from '../support/dice.ts'
import type { Counts } from './counts.ts'
import type { SimOffice } from './office.ts'
import type { VirtualTime } from './time.ts'

export const linkFaults = [
  'no connection',
  'request lost',
  'request cut',
  'request garbled',
  'request doubled',
  'request late',
  'answer lost',
  'answer cut',
  'answer garbled',
  'captive portal',
  'proxy is down',
  'computer sleeps',
] as const
export type LinkFault = (typeof linkFaults)[number]

interface Request {
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: Buffer
}

/** One computer's way to head office. */
export interface SimLink extends Http {
  /** What happens to the next exchanges, one each; after that the way is clear. */
  expect(faults: readonly LinkFault[]): void
  /** It is away, until told otherwise. */
  away(isAway: boolean): void
  /** Whether an answer came soon enough to tell what time it is, since this was asked last. */
  toldTime(): boolean
  /** Delivers what was held up on the way: nobody waits for the answers any more. */
  deliverLate(): Promise<number>
}

export interface LinkOptions {
  readonly office: SimOffice
  readonly time: VirtualTime
  readonly dice: Dice
  readonly counts: Counts
  /** Throws where the computer is not running any more. */
  readonly alive: () => void
  /** Called where an exchange did not come through. */
  readonly brokenOff: () => Promise<void>
}

const roundTrip = 700
const bytesPerMillisecond = 4

export function openLink({ office, time, dice, counts, alive, brokenOff }: LinkOptions): SimLink {
  const faults: LinkFault[] = []
  const late: Request[] = []
  let told = false
  let isAway = false

  async function ask(request: Request): Promise<HttpAnswer> {
    const answer = await office.handle(request)
    if (!answer) throw new LinkError('no-link', { underWay: true, detail: 'head office went away' })
    time.pass(roundTrip + (request.body.length + answer.body.length) / bytesPerMillisecond)
    return answer
  }

  async function exchange(request: Request, fault: LinkFault | undefined): Promise<HttpAnswer> {
    if (fault) counts.add(fault)
    switch (fault) {
      case undefined:
        return ask(request)
      case 'no connection':
        throw new LinkError('no-link', { detail: 'no way' })
      case 'request lost':
        throw timedOut()
      case 'request late':
        late.push(request)
        throw timedOut()
      case 'request cut':
        await ask({ ...request, body: request.body.subarray(0, dice.below(request.body.length)) })
        throw new LinkError('no-link', { underWay: true })
      case 'request garbled':
        return ask({ ...request, body: garbled(request.body, dice) })
      case 'request doubled': {
        const first = await ask(request)
        const second = await ask(request)
        return dice.below(2) === 0 ? first : second
      }
      case 'answer lost':
        await ask(request)
        throw timedOut()
      case 'answer cut':
        await ask(request)
        throw new LinkError('no-link', { underWay: true, detail: 'the answer was cut short' })
      case 'answer garbled': {
        const answer = await ask(request)
        return { ...answer, body: garbled(answer.body, dice) }
      }
      case 'captive portal':
        return { status: 200, headers: { 'content-type': 'text/html' }, body: Buffer.from('<html>Pay here</html>') }
      case 'proxy is down':
        return { status: 502, headers: { 'content-type': 'text/plain' }, body: Buffer.from('Bad Gateway') }
      case 'computer sleeps': {
        const answer = await ask(request)
        time.pass(3 * 24 * 60 * 60_000)
        return answer
      }
    }
  }

  function timedOut(): LinkError {
    time.pass(45_000)
    return new LinkError('timeout', { underWay: true })
  }

  return {
    expect: next => {
      faults.splice(0, faults.length, ...next)
    },
    post: async ({ url, headers, body, signal }) => {
      alive()
      if (isAway) throw new LinkError('no-link', { detail: 'no way' })
      if (signal?.aborted) throw new LinkError('no-link', { underWay: true })
      const fault = faults.shift()
      try {
        const answer = await exchange({ path: url.pathname, headers, body }, fault)
        told ||= url.pathname === codedPath && fault !== 'computer sleeps'
        return answer
      } catch (error) {
        await brokenOff()
        throw error
      } finally {
        alive()
      }
    },
    away: next => {
      isAway = next
    },
    toldTime: () => {
      const was = told
      told = false
      return was
    },
    hangUp: () => {},
    deliverLate: async () => {
      for (const request of late) await office.handle(request)
      return late.splice(0).length
    },
  }
}

function garbled(body: Buffer, dice: Dice): Buffer {
  const copy = Buffer.from(body)
  const place = dice.below(copy.length)
  if (copy.length > 0) copy.writeUInt8(copy.readUInt8(place) ^ (1 << dice.below(8)), place)
  return copy
}
