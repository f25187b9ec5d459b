import { haiti } from './haiti/haiti.ts'
import type { SampleProfile } from './profile.ts'
import { pune } from './pune/pune.ts'
import type { SampleName } from './sampleName.ts'

export const sampleProfiles: Record<SampleName, SampleProfile> = { haiti, pune }

/** Of everybody in a sample company, shown where they sign in: nobody’s real password, and none of a real company’s. */
export const samplePassword = 'konvwa-demo'
