import { z } from 'zod'
import { refusing } from '../errors.ts'
import { Id } from '../kernel/id.ts'
import { Outcome } from '../settings/contract.ts'
import { Container } from './container.ts'

/** Read with the settings, which every screen has; written here. */
export const containers = {
  /** REFUSED in-use: a product that is sold comes in it. */
  save: refusing(['in-use'])
    .input(Container.extend({ id: Id.nullable(), note: z.string().max(500).default('') }))
    .output(Outcome),
}
