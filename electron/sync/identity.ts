import { createPrivateKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import path from 'node:path'
import { z } from 'zod'
import { aloneDevice } from '../../shared/kernel/id.ts'
import { EnrolResponse } from '../../shared/sync/enrol.ts'
import { Former, Receipt, Spare, whyReborn } from '../../shared/sync/recover.ts'
import { readDurably, writeDurably } from './durableFile.ts'
import { type Mark, openMark } from './mark.ts'

/** What head office answered to an enrolment, kept from then until the database has taken it over. */
export const PendingJoin = z.strictObject({ address: z.string(), computer: z.string(), answer: EnrolResponse })
export type PendingJoin = z.infer<typeof PendingJoin>

/** Another identity that this computer has taken or asks for, until head office knows. */
export const Rebirth = z.strictObject({
  id: z.string(),
  why: z.enum(whyReborn),
  /** Who asks: this computer before, closed by it. */
  asker: z.strictObject({ device: z.number().int(), incarnation: z.number().int() }),
  /** Whom the books were kept as; another where older ones were put back twice. */
  was: z.strictObject({ device: z.number().int(), incarnation: z.number().int(), lane: z.string() }),
  formers: z.array(Former),
  /** The transactions up to here are `was`'s; those after it this computer's alone. */
  through: z.number().int().nonnegative(),
  /** The number that it works under already, or was given. */
  took: Spare.nullable(),
  /** Somebody else went on under the old one: rows made after `through` get ids of their own. */
  renumber: z.boolean(),
  /** A key pair of its own, where somebody else has the old one too: Ed25519, DER, base64. */
  keys: z.strictObject({ publicKey: z.string(), privateKey: z.string() }).nullable(),
})
export type Rebirth = z.infer<typeof Rebirth>

/** For codes that are read over the phone: X25519, DER, base64. */
const PhoneKeys = z.strictObject({ publicKey: z.string(), privateKey: z.string(), office: z.string().nullable() })
export type PhoneKeys = z.infer<typeof PhoneKeys>

/** Who this computer is. Kept outside the database and outside its backups, so that a copied database is no second self. */
export const Identity = z.strictObject({
  /** 0 while it works alone. */
  device: z.number().int().nonnegative(),
  incarnation: z.number().int().positive(),
  /** One or two characters of the document numbers given here: head office's, or `aloneLane` while it works alone. */
  lane: z.string(),
  aloneLane: z.string(),
  /** Sees all depots and writes reference rows itself. A desk alone may do so too: ask `ruling`. */
  headOffice: z.boolean(),
  /** The depot that head office gave this computer; null for all. */
  depotId: z.number().int().nullable(),
  address: z.string().nullable(),
  /** Head office's Ed25519 public key, SPKI DER, base64; pinned when joining. */
  headOfficeKey: z.string().nullable(),
  /** Head office's history: another number means that it was restored from a backup. */
  epoch: z.number().int().nullable(),
  /** Head office's people are here: from then on only those whom it signed may work. Until then who worked here alone still may. */
  settled: z.boolean(),
  installNonce: z.string(),
  /** Ed25519, SPKI DER, base64. */
  publicKey: z.string(),
  pending: PendingJoin.nullable(),
  /** What head office has not heard of yet, oldest first. */
  rebirths: z.array(Rebirth).default([]),
  /** Numbers set aside that nobody has used. */
  spares: z.array(Spare).default([]),
  phone: PhoneKeys.nullable().default(null),
  /** What head office signed for this computer under its number, and under its former ones: proof where a restored head office has lost it. */
  receipts: z.array(Receipt).default([]),
})
export type Identity = z.infer<typeof Identity>

const Kept = z.strictObject({
  version: z.literal(1),
  identity: Identity,
  /** Ed25519, PKCS #8 DER, base64. */
  privateKey: z.string(),
  /** Request counters up to here may have been used. */
  counterReserved: z.number().int().nonnegative(),
  /** By series (`ORD-CAP2-27`): document numbers up to here may be on paper. */
  numbersReserved: z.record(z.string(), z.number().int().positive()),
})
type Kept = z.infer<typeof Kept>

export interface IdentityFile {
  present(): Identity
  /** Changes it for good before it returns. */
  change(next: Partial<Identity>): Identity
  /** This device's Ed25519 signature, 64 bytes. */
  sign(bytes: Uint8Array): Uint8Array
  /** A number above all that were ever returned here, also after a crash: 1, 2, … with holes. */
  nextCounter(): number
  /** Before a document number may be shown: notes that its series has come so far. Cheap: it writes ahead in blocks. */
  noteNumber(series: string, count: number): void
  /** How far numbers of a series may have been used by this computer; 0 where none was. */
  numbersUpTo(series: string): number
  /** All series with how far their numbers may have been used. */
  numbers(): Readonly<Record<string, number>>
  /** Signs with this key from now on; for good before it returns, with whatever else becomes another. */
  takeKeys(keys: { publicKey: string; privateKey: string }, next: Partial<Identity>): Identity
  /** Request counters go on above this one: head office has seen it. */
  skipCounters(to: number): void
  /** How far the books had come when they were written last; null where nobody knows. */
  mark(): Mark | null
  /** After each commit: cheap, and never ahead of the books. */
  noteMark(mark: Mark): void
}

/** The identity file is there and cannot be read: nothing was changed, a person has to decide. */
export class IdentityUnreadable extends Error {
  override name = 'IdentityUnreadable'
}

const countersAtOnce = 100
const numbersAtOnce = 20

/**
 * Opens `folder`/identity.json, or draws a new identity of a desk alone where there is none.
 * `dice(n)` gives 0 … n − 1 and must be fit for secrets.
 * @throws IdentityUnreadable
 */
export function openIdentity(options: { folder: string; dice: (sides: number) => number }): IdentityFile {
  const file = path.join(options.folder, 'identity.json')
  const save = (next: Kept): Kept => {
    writeDurably(file, `${JSON.stringify(next, null, 2)}\n`)
    return next
  }
  let present = read(file) ?? save(drawn(options.dice))
  let counter = present.counterReserved
  let key = keyOf(present)
  const mark = openMark(path.join(options.folder, 'mark'))
  const replace = (part: Partial<Kept>): void => {
    present = save({ ...present, ...part })
  }

  return {
    present: () => present.identity,
    change: part => {
      replace({ identity: { ...present.identity, ...part } })
      return present.identity
    },
    sign: bytes => sign(null, bytes, key),
    nextCounter: () => {
      if (counter >= present.counterReserved) replace({ counterReserved: counter + countersAtOnce })
      counter += 1
      return counter
    },
    noteNumber: (series, count) => {
      if (count <= (present.numbersReserved[series] ?? 0)) return
      replace({ numbersReserved: { ...present.numbersReserved, [series]: count + numbersAtOnce } })
    },
    numbersUpTo: series => present.numbersReserved[series] ?? 0,
    numbers: () => present.numbersReserved,
    takeKeys: ({ publicKey, privateKey }, next) => {
      replace({ identity: { ...present.identity, ...next, publicKey }, privateKey })
      key = keyOf(present)
      return present.identity
    },
    skipCounters: to => {
      if (to < counter) return
      counter = to
      replace({ counterReserved: to })
    },
    mark: mark.read,
    noteMark: mark.write,
  }
}

const keyOf = ({ privateKey }: Kept): KeyObject =>
  createPrivateKey({ key: Buffer.from(privateKey, 'base64'), format: 'der', type: 'pkcs8' })

/** Works alone: no head office above it. */
export const isAlone = (identity: Identity): boolean => identity.device === aloneDevice

/** Writes reference rows itself instead of asking for them. */
export const ruling = (identity: Identity): boolean => identity.headOffice || isAlone(identity)

function read(file: string): Kept | null {
  const text = readDurably(file)
  if (text === null) return null
  try {
    return Kept.parse(JSON.parse(text))
  } catch (cause) {
    throw new IdentityUnreadable(`${file} is damaged or was written by a newer version`, { cause })
  }
}

function drawn(dice: (sides: number) => number): Kept {
  const { publicKey, privateKey } = newKeys()
  const aloneLane = `Z${laneCharacters.charAt(dice(laneCharacters.length))}`
  return {
    version: 1,
    identity: {
      device: aloneDevice,
      incarnation: 1,
      lane: aloneLane,
      aloneLane,
      headOffice: false,
      depotId: null,
      address: null,
      headOfficeKey: null,
      epoch: null,
      settled: false,
      installNonce: Buffer.from(Array.from({ length: 16 }, () => dice(256))).toString('hex'),
      publicKey,
      pending: null,
      rebirths: [],
      spares: [],
      phone: null,
      receipts: [],
    },
    privateKey,
    counterReserved: 0,
    numbersReserved: {},
  }
}

/** Ed25519, DER, base64. */
export function newKeys(): { publicKey: string; privateKey: string } {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519')
  return {
    publicKey: publicKey.export({ format: 'der', type: 'spki' }).toString('base64'),
    privateKey: privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64'),
  }
}

/** Without look-alikes: people read these numbers aloud. */
const laneCharacters = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'
