/** Why the books could not be opened at the start; each has a sentence with what can be done, in three languages. */
export const startProblems = [
  'newer-version',
  'damaged',
  'missing',
  'not-a-database',
  'other-computer',
  'in-use',
  'read-only',
  'disk-full',
  'disk-error',
  'identity-unreadable',
  'not-a-folder',
  'unexpected',
] as const
export type StartProblem = (typeof startProblems)[number]
