import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { addAttachment } from '../../db/attachments.ts'
import { keepBlob } from '../../db/blobs.ts'
import { mostFileBytes } from '../../shared/attachments/limits.ts'
import { by } from '../support/business.ts'
import { openCity } from '../support/city.ts'
import { fileOf, openOfficeFiles } from '../support/officeFiles.ts'

const mostPartBytes = 16 * 1024 * 1024
const documents = 80

/** Bytes that begin as a PDF and that nothing makes smaller. */
function scan(seed: number): Buffer {
  const noise = Array.from({ length: Math.ceil(mostFileBytes / 32) }, (_, place) =>
    createHash('sha256').update(`${seed} ${place}`).digest(),
  )
  return Buffer.concat([Buffer.from('%PDF-1.7\n'), ...noise]).subarray(0, mostFileBytes)
}

test('eighty scans, 48 MB, go on a stick in parts of 16 MB at most, brought last part first, and every byte is at head office', async () => {
  const city = await openCity()
  const office = await openOfficeFiles(city.office.databaseUrl)
  try {
    const far = await city.addDesk()
    far.link.set({ down: true })
    const hashes: string[] = []
    for (let at = 0; at < documents; at += 1) {
      const bytes = scan(at)
      const sha256 = createHash('sha256').update(bytes).digest('hex')
      hashes.push(sha256)
      await far.store.write(by(city.clerk.cap, 'attachments.add', 'customers.edit'), async tx => {
        await keepBlob(tx, sha256, bytes, Date.now())
        const record = { table: 'customer', rowId: city.customer, depotId: city.company.depot } as const
        const file = {
          name: 'Fakti.pdf',
          mediaType: 'application/pdf',
          size: bytes.length,
          sha256,
          thumbnail: '',
        } as const
        await addAttachment(tx, { ...record, ...file, person: city.clerk.cap, at: Date.now() })
      })
    }

    // What a file has no room for goes in the next one, when its answer is back.
    const sizes: number[][] = []
    for (let files = 0; files < 20; files += 1) {
      const { bundle, parts } = await fileOf(far)
      sizes.push(parts.map(part => part.length))
      for (const part of parts.toReversed()) await office.take(part)
      for (const part of await office.answer(bundle)) await far.sync.files.take(part, () => {})
      const there = await city.office.ask<{ sha256: string }>('SELECT sha256 FROM blob WHERE have = size')
      if (there.length === documents) break
    }
    const all = sizes.flat()
    expect(Math.max(...all)).toBeLessThanOrEqual(mostPartBytes)
    expect(all.filter(size => size > 0.9 * mostPartBytes).length).toBeGreaterThanOrEqual(2)
    const there = await city.office.ask<{ sha256: string }>('SELECT sha256 FROM blob WHERE have = size')
    expect(there.map(each => each.sha256).toSorted()).toEqual(hashes.toSorted())
    expect(await city.differences(far)).toEqual([])
  } finally {
    await office.close()
    await city.close()
  }
})
