import { northwind } from './northwind.ts'
import type { ImportProfile } from './profile.ts'

/** Every ready-made profile, by its name on the command line. */
export const profiles: Readonly<Record<string, ImportProfile>> = { northwind }
