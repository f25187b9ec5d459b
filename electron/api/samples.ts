import type { SampleName } from '../../shared/sample/sampleName.ts'
import type { PresentSample } from '../../shared/setup/contract.ts'

/** The way into the sample companies and out again. Whatever is open, the books of this computer stay as they are. */
export interface Samples {
  /** The sample that stands open, or null where this computer's own books do. */
  present(): PresentSample | null
  /** How far it is drawn, or null where it is whole. */
  drawing(): { readonly done: number; readonly total: number; readonly failed: boolean } | null
  /** Opens a sample, drawing it first where it is not there. Everybody is signed out. */
  open(name: SampleName): Promise<void>
  /** Draws the open sample again, as of today, and throws away what was done in it. */
  beginAnew(): Promise<void>
  /** Back to this computer's own books. Everybody is signed out. */
  leave(): Promise<void>
}

const away = (): Promise<never> => Promise.reject(new Error('there are no samples at this desk'))

/** For a desk that was opened by itself, without anybody who could open another. */
export const noSamples: Samples = {
  present: () => null,
  drawing: () => null,
  open: away,
  beginAnew: away,
  leave: away,
}
