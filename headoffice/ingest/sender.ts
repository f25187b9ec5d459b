import { depotScope } from './rowState.ts'

/** The enrolled device behind a transaction: what it may do comes from here, never from the body. */
export interface Sender {
  readonly device: number
  readonly incarnation: number
  readonly depotId: number | null
  readonly headOffice: boolean
  readonly lane: string
  /** The lane of what it numbered while it worked alone. */
  readonly aloneLane: string | null
  /** What it was before it was restored: rows and numbers given then are its own. */
  readonly formers: readonly { readonly device: number; readonly lane: string }[]
}

/** Whether this device, or what it was before, gave an id under this device number. */
export const isOwnDevice = (sender: Pick<Sender, 'device' | 'formers'>, device: number): boolean =>
  device === sender.device || sender.formers.some(former => former.device === device)

/** Whether rows of this scope are the device's to write. */
export const mayWrite = (sender: Sender, scope: string): boolean =>
  sender.headOffice || (sender.depotId !== null && scope === depotScope(sender.depotId))
