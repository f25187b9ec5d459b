import { may } from '../../shared/auth/right.ts'
import { ruling } from '../sync/identity.ts'
import type { Asking } from './asking.ts'

/** Whether requests are answered here at all: by somebody of head office, on a computer that writes what head office owns. */
export const mayAnswer = (context: Asking): boolean =>
  ruling(context.identity()) &&
  may(context.person.role, 'requests.answer') &&
  may(context.person.role, 'reference.edit')
