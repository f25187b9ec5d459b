import { createContext, useContext } from 'react'
import type { SignedIn } from '../../shared/auth/contract.ts'
import type { Right } from '../../shared/auth/right.ts'

export const PersonContext = createContext<SignedIn | null>(null)

/** Who is signed in. Only inside the frame. */
export function usePerson(): SignedIn {
  const person = useContext(PersonContext)
  if (!person) throw new Error('nobody is signed in above this component')
  return person
}

/** Whether the person may, by the one permission table. */
export function useMay(): (right: Right) => boolean {
  const { rights } = usePerson()
  return right => rights.includes(right)
}
