import { generateKeyPairSync, randomInt } from 'node:crypto'
import pg from 'pg'
import type { Queryable } from './pool.ts'

/** Head office itself: its epoch, and the key with which it signs people. */
export interface Office {
  readonly epoch: number
  /** SPKI DER. */
  readonly publicKey: Buffer
  /** PKCS8 DER. */
  readonly privateKey: Buffer
}

/** Gives an empty database its epoch and key pair, once. Asks for the rights of the migration's user. */
export async function foundOffice(databaseUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    const keys = generateKeyPairSync('ed25519', {
      publicKeyEncoding: { type: 'spki', format: 'der' },
      privateKeyEncoding: { type: 'pkcs8', format: 'der' },
    })
    await client.query(
      'INSERT INTO konvwa.office (epoch, public_key, private_key) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING',
      [randomInt(1, 2 ** 47), keys.publicKey, keys.privateKey],
    )
  } finally {
    await client.end()
  }
}

export async function findOffice(on: Queryable): Promise<Office> {
  const [office] = await on.query<Office>(
    'SELECT epoch, public_key AS "publicKey", private_key AS "privateKey" FROM office',
  )
  if (!office) throw new Error('head office was never founded')
  return office
}
