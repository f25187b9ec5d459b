import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createORPCClient } from '@orpc/client'
import { onTestFinished } from 'vitest'
import { type Companies, openCompanies as open } from '../../electron/sample/companies.ts'
import type { Client } from '../../shared/contract.ts'
import type { SampleName } from '../../shared/sample/sampleName.ts'
import { type DoorName, doors } from './doors.ts'
import { tuesday } from './openDesk.ts'

export interface TestCompanies {
  readonly data: string
  readonly companies: Companies
  connect(door?: DoorName): Promise<Client>
  /** Days later, the program still running. */
  later(days: number): void
  close(): Promise<void>
}

const quiet = (): void => {}

/** The backend with its samples, real files and real doors, on a folder that is removed when the test ends. */
export async function openCompanies(
  options: { data?: string; sample?: SampleName; now?: number } = {},
): Promise<TestCompanies> {
  const data = options.data ?? mkdtempSync(path.join(tmpdir(), 'konvwa-companies-'))
  let now = options.now ?? tuesday
  const companies = await open({
    data,
    sample: options.sample ?? null,
    clock: { now: () => now, uptime: () => now },
    log: { info: quiet, warn: quiet, error: quiet },
    computer: 'Order desk 1',
    timeZone: 'America/Port-au-Prince',
    application: 'test',
    syncs: false,
    passwordCost: { memoryCost: 1024, timeCost: 1, parallelism: 1 },
  })
  const ways: (() => Promise<void>)[] = []
  let closed = false
  const test: TestCompanies = {
    data,
    companies,
    connect: async (door = 'port') => {
      const way = await doors[door](companies.desk, companies.sessions)
      ways.push(way.close)
      return createORPCClient<Client>(way.link)
    },
    later: days => {
      now += days * 86_400_000
    },
    close: async () => {
      if (closed) return
      closed = true
      await Promise.all(ways.map(close => close()))
      await companies.close()
    },
  }
  onTestFinished(async () => {
    await test.close()
    rmSync(data, { recursive: true, force: true })
  })
  return test
}

/** Somebody of a sample at the screen. */
export async function enter(client: Client, login = 'mirlande'): Promise<void> {
  const sample = await client.setup.presentSample()
  const answer = await client.auth.signIn({ login, password: sample?.password ?? '' })
  if (answer.result !== 'open') throw new Error(`${login} was not let in`)
}
