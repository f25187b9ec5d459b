import type { SampleProduct, Several } from '../profile.ts'
import { beersAndSodas } from './beersAndSodas.ts'
import { watersJuicesRums } from './watersJuicesRums.ts'

/** Thirty-eight drinks of a company that does not exist; what sells best stands first. */
export const haitiProducts: Several<SampleProduct> = [...beersAndSodas, ...watersJuicesRums]
