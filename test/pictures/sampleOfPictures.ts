import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { openCompanies } from '../../electron/sample/companies.ts'
import type { SampleName } from '../../shared/sample/sampleName.ts'
import { openLoopback } from '../support/doors.ts'

/** A Tuesday morning at ten: the desk is in the middle of its day. */
export const tuesdayAtTen = Date.UTC(2026, 10, 24, 15, 0)

/** A sample company on that morning, whole, behind the browser's door. */
export async function openSample(name: SampleName, renderer: string): Promise<{ url: string; close(): Promise<void> }> {
  const data = mkdtempSync(path.join(tmpdir(), 'konvwa-pictures-'))
  const quiet = (): void => {}
  const companies = await openCompanies({
    data,
    sample: name,
    clock: {
      now: () => tuesdayAtTen + Math.round(performance.now() / 60_000) * 60_000,
      uptime: () => performance.now(),
    },
    log: { info: quiet, warn: quiet, error: quiet },
    computer: 'Order desk 1',
    timeZone: 'America/Port-au-Prince',
    application: '0.1.0',
  })
  await companies.drawn()
  const door = await openLoopback(companies.desk, companies.sessions, renderer)
  return {
    url: door.url,
    close: async () => {
      await door.close()
      await companies.close()
      rmSync(data, { recursive: true, force: true })
    },
  }
}
