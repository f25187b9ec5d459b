import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { expect, test } from 'vitest'
import { codedPath } from '../../shared/sync/wire/signing.ts'
import { percentile } from '../bench/result.ts'
import { twoDepots } from '../support/company.ts'
import { enrolDesk, type TestDesk } from '../support/desk.ts'
import { startOfficeProcess } from '../support/officeProcess.ts'

const crowd = 500
const rounds = 5
const each = 40

test('fault 44: five hundred connections that dribble a byte now and then leave the others’ p95 below twice what it is without them', async () => {
  const world = await twoDepots()
  const office = await startOfficeProcess({ DATABASE_URL: world.office.database.url })
  const desks = [world.deskA, world.deskB, world.boss]
  for (let more = 0; more < 3; more += 1) {
    const code = await world.office.makeCode({ depotId: world.company.depotA, headOffice: false })
    desks.push(await enrolDesk(world.office.url, { code }))
  }
  for (const desk of desks) desk.moveTo(office.url)
  await measured(desks)
  const [alone, crowded]: [number[], number[]] = [[], []]
  for (let round = 0; round < rounds; round += 1) {
    alone.push(percentile(await measured(desks), 0.95))
    const sockets = await dribblers(office.url)
    const dribbling = setInterval(() => {
      for (const socket of sockets) if (socket.writable) socket.write('x')
    }, 1000)
    crowded.push(percentile(await measured(desks), 0.95))
    clearInterval(dribbling)
    for (const socket of sockets) socket.destroy()
  }
  expect(percentile(crowded, 0.5)).toBeLessThan(2 * percentile(alone, 0.5))
  expect(await office.end('SIGTERM')).toBe(0)
  await world.office.close()
})

/** Milliseconds of each of so many syncs. */
async function measured(desks: readonly TestDesk[]): Promise<number[]> {
  const times: number[] = []
  for (let count = 0; count < each; count += 1) {
    const begin = performance.now()
    await desks[count % desks.length]?.sync()
    times.push(performance.now() - begin)
  }
  return times
}

/** Half of them never end their headers, half never their body. */
async function dribblers(url: string): Promise<Socket[]> {
  const { hostname, port } = new URL(url)
  const head = `POST ${codedPath} HTTP/1.1\r\nhost: x\r\n`
  return Promise.all(
    Array.from({ length: crowd }, async (_, place) => {
      const socket = connect(Number(port), hostname)
      socket.on('error', () => undefined)
      await once(socket, 'connect')
      socket.write(place % 2 === 0 ? head : `${head}content-length: 50000\r\n\r\n`)
      socket.resume()
      return socket
    }),
  )
}
