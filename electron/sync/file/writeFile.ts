import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import { allToSend } from '../../../db/blobs.ts'
import { type FiledRequest, saveWritten, type WrittenFile } from '../../../db/files.ts'
import { waiting } from '../../../db/queue.ts'
import { sealNext } from '../../../db/seal.ts'
import { requestBytesInFile } from '../../../shared/sync/file/content.ts'
import { fileExtension } from '../../../shared/sync/file/head.ts'
import { mostBody, type PartHead, sealPart } from '../../../shared/sync/file/part.ts'
import { FileRefused } from '../../../shared/sync/file/problem.ts'
import type { Identity } from '../identity.ts'
import { ciphers, ownKey, rawKey } from './ciphers.ts'
import type { FileOptions, FileProgress } from './options.ts'
import { newBundle, outgoingRequests } from './requests.ts'

/** As small as the poorest link needs them: the same frames may go by link meanwhile, and are not sealed anew. */
const frameBytes = 900
const bytesPerStep = 2_000

/**
 * Writes everything that waits into a file for head office, in parts of at most 16 MB, into `folder`; the file before it is taken away. Nothing is
 * taken off the queue: that is for the answer to do, over whichever way it comes. Broken off, it leaves nothing behind.
 * @throws FileRefused: needs-a-link
 */
export async function writeFile(
  options: FileOptions & { readonly folder: string },
  signal: AbortSignal,
  progress: FileProgress,
): Promise<WrittenFile> {
  const { store, identity, folder } = options
  const keys = keysOf(identity.present())
  const bundle = newBundle()
  const spool = path.join(folder, `${bundle}.new`)
  await mkdir(spool, { recursive: true, mode: 0o700 })
  try {
    const { sealing, total } = await steps(options)
    await sealAll(options, signal, done => progress(done, total))
    const written = await spooled(options, { spool, keys }, signal, done =>
      progress(Math.min(sealing + done, total), total),
    )
    const { device, incarnation } = identity.present()
    const file = { bundle, at: store.now(), device, incarnation, sequence: written.sequence, parts: written.parts }
    const bytes = await sealParts(options, { spool, keys }, file)
    signal.throwIfAborted()
    const { transactions } = written
    await saveWritten(store, { ...file, bytes, transactions }, written.requests, written.frame)
    await putInPlace(folder, spool, bundle)
    progress(total, total)
    return { ...file, bytes, transactions, answeredAt: null, answerSequence: null }
  } finally {
    await rm(spool, { recursive: true, force: true })
  }
}

export const partFile = (folder: string, bundle: string, part: number): string =>
  path.join(folder, bundle, `${part}${fileExtension}`)

interface Keys {
  /** Raw X25519 keys. */
  readonly office: Uint8Array
  readonly own: Uint8Array
}

function keysOf({ phone, rebirths }: Identity): Keys {
  // Head office and this computer have to have met once under its present name, and to have exchanged keys.
  if (!phone?.office || rebirths.length > 0) throw new FileRefused('needs-a-link')
  return {
    office: rawKey(Buffer.from(phone.office, 'base64')),
    own: ownKey(Buffer.from(phone.privateKey, 'base64')).publicKey,
  }
}

/** Each transaction is sealed, then written. */
async function steps({ store }: FileOptions): Promise<{ readonly sealing: number; readonly total: number }> {
  const { transactions } = await waiting(store.reader)
  const blobs = await allToSend(store.reader)
  const attached = blobs.reduce((sum, { size, atOffice }) => sum + (size - atOffice) / bytesPerStep, 0)
  return { sealing: transactions, total: 1 + 2 * transactions + attached }
}

async function sealAll({ store }: FileOptions, signal: AbortSignal, progress: (done: number) => void): Promise<void> {
  for (let done = 0; ; ) {
    signal.throwIfAborted()
    const next = await sealNext(store, { mostBytes: frameBytes })
    if (!next) return
    done += next.transactions
    progress(done)
  }
}

interface Spooled {
  readonly parts: number
  readonly requests: readonly FiledRequest[]
  readonly sequence: number
  readonly frame: number
  readonly transactions: number
}

const bodyFile = (spool: string, part: number): string => path.join(spool, `${part}.body`)

/** Puts requests into bodies on the disk: how many there will be is known only at the end, and every part says so. */
async function spooled(
  options: FileOptions,
  { spool, keys }: { spool: string; keys: Keys },
  signal: AbortSignal,
  progress: (done: number) => void,
): Promise<Spooled> {
  const requests: FiledRequest[] = []
  let [parts, sequence, frame, transactions, size, all] = [0, 0, 0, 0, 0, 0]
  let body: Uint8Array[] = []
  const flush = async (): Promise<void> => {
    parts += 1
    await save(bodyFile(spool, parts), Buffer.concat([keys.own, ...body]))
    body = []
    size = 0
  }
  for await (const request of outgoingRequests(options)) {
    signal.throwIfAborted()
    const bytes = requestBytesInFile(request.body)
    if (size > 0 && size + bytes.length > (options.partBytes ?? mostBody) - keys.own.length) await flush()
    body.push(bytes)
    size += bytes.length
    all += bytes.length
    const { body: _sent, ...filed } = request
    requests.push(filed)
    sequence = request.counter
    frame = Math.max(frame, request.frame)
    transactions += request.transactions
    progress(transactions + all / bytesPerStep)
  }
  await flush()
  return { parts, requests, sequence, frame, transactions }
}

/** Answers how big the parts are together. */
async function sealParts(
  { identity }: FileOptions,
  { spool, keys }: { spool: string; keys: Keys },
  { parts, ...file }: Omit<PartHead, 'part' | 'direction' | 'answers'>,
): Promise<number> {
  let bytes = 0
  for (let part = 1; part <= parts; part += 1) {
    const head: PartHead = { ...file, parts, part, direction: 'to-office', answers: null }
    const body = await readFile(bodyFile(spool, part))
    const sealed = sealPart(ciphers, keys.office, head, body, text => identity.sign(text))
    await save(path.join(spool, `${part}${fileExtension}`), sealed)
    await rm(bodyFile(spool, part))
    bytes += sealed.length
  }
  return bytes
}

async function save(file: string, bytes: Uint8Array): Promise<void> {
  const handle = await open(file, 'wx', 0o600)
  try {
    await handle.writeFile(bytes)
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** The new file stands under its name whole; older ones, and what was left half, go. */
async function putInPlace(folder: string, spool: string, bundle: string): Promise<void> {
  await rename(spool, path.join(folder, bundle))
  for (const name of await readdir(folder))
    if (name !== bundle) await rm(path.join(folder, name), { recursive: true, force: true })
}
