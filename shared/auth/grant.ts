import { z } from 'zod'
import { Role } from './role.ts'

/** What head office vouches for when it signs a person: the columns as the registry keeps them. */
export interface Grant {
  readonly id: number
  readonly login: string
  readonly role: string
  readonly depot_id: number | null
  readonly password_hash: string
  readonly active: number
}

/** The columns whose change needs a new signature. */
export const grantColumns = ['login', 'role', 'depot_id', 'password_hash', 'active'] as const

/**
 * The text that head office signs (Ed25519, base64 in `grant_signature`) for a person. JSON of an array keeps a login with a
 * line break in it from passing for another field.
 */
export const grantText = (grant: Grant): string =>
  JSON.stringify([
    'konvwa-grant-1',
    grant.id,
    grant.login,
    grant.role,
    grant.depot_id,
    grant.password_hash,
    grant.active,
  ])

/** Those of the signed columns, with the signature, that a change says were there before it. */
export const SignedColumns = z
  .object({
    depot_id: z.number().nullable(),
    login: z.string(),
    role: Role,
    password_hash: z.string(),
    active: z.union([z.literal(0), z.literal(1)]),
    grant_signature: z.string().nullable(),
  })
  .partial()
