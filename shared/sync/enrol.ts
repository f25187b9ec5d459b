import { z } from 'zod'
import { Former, Receipt } from './recover.ts'

/** A code of head office, valid 15 minutes, used once: twelve letters and digits without look-alikes (60 bits). */
export const EnrolmentCode = z
  .string()
  .transform(typed => typed.toUpperCase().replace(/[^0-9A-Z]/g, ''))
  .pipe(z.string().regex(/^[2-9A-HJ-NP-Z]{12}$/))
export type EnrolmentCode = z.infer<typeof EnrolmentCode>

/** What a computer was that head office has lost, with the history of head office that it followed. */
export const CameBack = z.strictObject({
  device: z.number().int().min(2),
  lane: z.string().regex(/^[A-Z0-9]{1,2}$/),
  depotId: z.number().int().positive().nullable(),
  headOffice: z.boolean(),
  epoch: z.number().int().nonnegative(),
  formers: z.array(Former).max(50),
  /** What head office once signed for this number, and for each of its former ones. */
  receipts: z.array(Receipt).max(51),
})
export type CameBack = z.infer<typeof CameBack>

export const EnrolRequest = z.strictObject({
  protocol: z.number().int(),
  code: z.string().max(32),
  computer: z.string().trim().min(1).max(60),
  /** Ed25519 public key, SPKI DER, base64. */
  publicKey: z.string().max(200),
  application: z.string().max(32),
  /**
   * The lane of the numbers that a desk gave while it worked alone: `Z` and one more character, drawn at its first start. Head office
   * keeps it for this device beside the new lane, so that those numbers are accepted; lanes that head office gives never begin with Z.
   */
  aloneLane: z
    .string()
    .regex(/^Z[A-Z0-9]$/)
    .nullable(),
  /** What a desk that worked alone will ask about: natural keys of its reference rows, to be matched by code. */
  known: z
    .array(z.strictObject({ table: z.number().int(), code: z.string().max(200), id: z.number().int().positive() }))
    .max(100_000),
  /** Of a computer that was taken in after the backup from which head office came back. */
  again: CameBack.optional(),
})
export type EnrolRequest = z.infer<typeof EnrolRequest>

export const EnrolResponse = z.strictObject({
  protocol: z.number().int(),
  epoch: z.number().int(),
  time: z.number().int(),
  device: z.number().int().min(2),
  incarnation: z.number().int().positive(),
  /** One or two characters of document numbers that are this device's alone. */
  lane: z.string().regex(/^[A-Z0-9]{1,2}$/),
  depotId: z.number().int().positive().nullable(),
  headOffice: z.boolean(),
  /** True while head office holds no company: this desk founds it, and its reference rows go up as they are. */
  founding: z.boolean(),
  /** Head office's Ed25519 public key, SPKI DER, base64: pinned from here on. */
  headOfficeKey: z.string(),
  /** For each of `known` that head office has too: its id there. */
  matches: z.array(
    z.strictObject({ table: z.number().int(), id: z.number().int().positive(), theirs: z.number().int().positive() }),
  ),
})
export type EnrolResponse = z.infer<typeof EnrolResponse>
