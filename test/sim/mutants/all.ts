import type { Mutant } from '../mutant.ts'
import { deskMutants } from './desk.ts'
import { officeMutants } from './office.ts'

export const mutants: readonly Mutant[] = [...officeMutants, ...deskMutants]
