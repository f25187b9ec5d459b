import { generateKeyPairSync } from 'node:crypto'
import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { ciphers, ownKey } from '../../electron/sync/file/ciphers.ts'
import { openPart } from '../../shared/sync/file/part.ts'
import { addCustomer, by, foundCompany } from '../support/business.ts'
import { fileOf } from '../support/officeFiles.ts'
import { openRealDesk } from '../support/realDesk.ts'
import { openSmallDisk } from '../support/smallDisk.ts'

const disk = openSmallDisk(12)

test.skipIf(disk === null)(
  'a file that finds no room on the disk leaves nothing half, and is written when there is room',
  async () => {
    if (!disk) throw new Error('skipped')
    const folder = path.join(disk.folder, 'desk')
    const desk = openRealDesk({ folder })
    onTestFinished(async () => {
      await desk.close()
      disk.remove()
    })
    const company = await foundCompany(desk.store)
    const drawn = () => generateKeyPairSync('x25519')
    const [office, own] = [drawn(), drawn()]
    const phone = {
      office: office.publicKey.export({ type: 'spki', format: 'der' }).toString('base64'),
      publicKey: own.publicKey.export({ type: 'spki', format: 'der' }).toString('base64'),
      privateKey: own.privateKey.export({ type: 'pkcs8', format: 'der' }).toString('base64'),
    }
    desk.identity.change({ phone })
    for (let count = 0; count < 40; count += 1)
      await desk.store.write(by(company.person, 'customers.save', 'customers.edit'), tx =>
        addCustomer(tx, company.depot, `K${100 + count}`),
      )
    const files = path.join(folder, 'files')
    const makeRoom = disk.fill()
    await expect(fileOf(desk)).rejects.toThrow()
    expect(existsSync(files) ? readdirSync(files) : []).toEqual([])
    expect((await desk.sync.status()).waitingTransactions).toBeGreaterThanOrEqual(40)

    makeRoom()
    const { parts } = await fileOf(desk)
    const key = ownKey(office.privateKey.export({ type: 'pkcs8', format: 'der' }))
    expect(parts.map(part => openPart(ciphers, key, part).head.direction)).toEqual(['to-office'])
  },
)
