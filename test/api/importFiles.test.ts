import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import type { Client } from '../../shared/contract.ts'
import { mostFileBytes, mostFiles, partBytes } from '../../shared/imports/upload.ts'
import { overEveryDoor } from '../support/everyDoor.ts'
import { openDesk } from '../support/openDesk.ts'
import { begin, hire, passwordOf } from '../support/people.ts'

const refusedBecause = (reason: string) => ({ code: 'REFUSED', data: { reason } })
const base64 = (text: string | Buffer): string => Buffer.from(text).toString('base64')

/** Brings a file in as the page does. */
async function bring(client: Client, name: string, content: Buffer): Promise<number> {
  const { file } = await client.imports.begin({ name, bytes: content.length })
  for (let offset = 0; offset < content.length; offset += partBytes)
    await client.imports.part({ file, offset, data: base64(content.subarray(offset, offset + partBytes)) })
  return file
}

overEveryDoor(door => {
  test('a file comes in by parts, byte for byte, and stays through a restart until it is given up', async () => {
    const desk = await openDesk()
    const client = await desk.connect(door)
    await begin(client)
    const content = Buffer.alloc(1_200_000, 'kliyan;non;vil\n')
    await bring(client, 'Kliyan Okap.csv', content)
    const before = await client.imports.draft()

    const again = await desk.restart()
    const screen = await again.connect(door)
    await screen.auth.signIn({ login: 'mirlande', password: 'kafe nwa san sik' })
    const { files, revision } = await screen.imports.draft()
    expect(files).toEqual([{ id: 1, name: 'Kliyan Okap.csv', bytes: content.length, whole: true }])
    expect(revision).toBe(before.revision)
    expect(revision).toBeGreaterThan(0)
    const folder = path.join(again.folder, 'imports')
    const [person] = readdirSync(folder)
    expect(readFileSync(path.join(folder, person ?? '', '1')).equals(content)).toBe(true)

    expect(await screen.imports.drop()).toMatchObject({ files: [] })
    expect(existsSync(path.join(folder, person ?? ''))).toBe(false)
    expect(await screen.imports.draft()).toMatchObject({ files: [], revision: 0 })
  })

  test('too big, empty and too many files are refused before a byte of them is kept', async () => {
    const desk = await openDesk()
    const client = await desk.connect(door)
    await begin(client)
    await expect(client.imports.begin({ name: 'a.csv', bytes: mostFileBytes + 1 })).rejects.toMatchObject(
      refusedBecause('too-big'),
    )
    await expect(client.imports.begin({ name: 'a.csv', bytes: 0 })).rejects.toMatchObject(refusedBecause('empty-file'))
    for (let file = 0; file < mostFiles; file += 1) await client.imports.begin({ name: `${file}.csv`, bytes: 9 })
    await expect(client.imports.begin({ name: 'one more.csv', bytes: 9 })).rejects.toMatchObject(
      refusedBecause('too-many-files'),
    )
    expect((await client.imports.draft()).files).toHaveLength(mostFiles)
  })

  test('a part that comes twice, leaves a hole, or is more than was announced is refused; the file goes on where it ended', async () => {
    const desk = await openDesk()
    const client = await desk.connect(door)
    await begin(client)
    const { file } = await client.imports.begin({ name: 'a.csv', bytes: 6 })
    const part = (offset: number, text: string) => client.imports.part({ file, offset, data: base64(text) })
    expect(await part(0, 'abc')).toEqual({ received: 3, draft: null })
    await expect(part(0, 'abc')).rejects.toMatchObject(refusedBecause('out-of-step'))
    await expect(part(5, 'f')).rejects.toMatchObject(refusedBecause('out-of-step'))
    await expect(part(3, 'defg')).rejects.toMatchObject(refusedBecause('too-big'))
    expect(await part(3, 'def')).toMatchObject({ received: 6, draft: { files: [{ id: file, whole: true }] } })
    await expect(client.imports.part({ file: 99, offset: 0, data: '' })).rejects.toMatchObject(
      refusedBecause('out-of-step'),
    )
    await expect(client.imports.part({ file, offset: 0, data: '../../x' })).rejects.toMatchObject({
      code: 'INVALID',
    })
  })

  test('nobody sees, adds to or takes away what another prepares', async () => {
    const desk = await openDesk()
    const client = await desk.connect(door)
    await begin(client)
    await hire(client, { login: 'wislin', role: 'manager' })
    const file = await bring(client, 'mine.csv', Buffer.from('a;b'))
    const other = await desk.connect(door)
    await other.auth.signIn({ login: 'wislin', password: passwordOf('wislin') })

    expect((await other.imports.draft()).files).toEqual([])
    await expect(other.imports.part({ file, offset: 0, data: base64('x') })).rejects.toMatchObject(
      refusedBecause('out-of-step'),
    )
    await other.imports.remove({ file })
    await other.imports.drop()
    expect((await client.imports.draft()).files).toHaveLength(1)
    expect((await client.imports.remove({ file })).files).toEqual([])
  })
})
