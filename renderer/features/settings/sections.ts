import type { Right } from '../../../shared/auth/right.ts'

/** The parts of the settings, in the order in which they are walked, and what somebody needs to see each. */
export const sections = [
  { id: 'company', right: 'reference.view' },
  { id: 'depots', right: 'reference.view' },
  { id: 'calendars', right: 'reference.view' },
  { id: 'containers', right: 'reference.view' },
  { id: 'taxes', right: 'reference.view' },
  { id: 'rates', right: 'reference.view' },
  { id: 'reasons', right: 'reference.view' },
  { id: 'limits', right: 'reference.view' },
  { id: 'lanes', right: 'reference.view' },
  { id: 'people', right: 'people.edit' },
  { id: 'rights', right: 'reference.view' },
  { id: 'audit', right: 'settings.edit' },
  { id: 'computer', right: 'reference.view' },
  { id: 'imports', right: 'imports.run' },
] as const satisfies readonly { id: string; right: Right }[]

export type SectionId = (typeof sections)[number]['id']
