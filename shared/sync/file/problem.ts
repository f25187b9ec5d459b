/** Why a file is not taken in; each has a sentence with what to do, in three languages. */
export const fileProblems = [
  /** Something else under this name. */
  'not-konvwa',
  'newer-version',
  /** Its end is missing: the copy was broken off. */
  'cut-short',
  /** Some of its bytes are others than were written. */
  'damaged',
  /** Enciphered for another head office, or another computer. */
  'other-receiver',
  /** It goes to head office, and lies before a desk. */
  'for-head-office',
  /** It is an answer, and lies before head office. */
  'for-a-desk',
  /** Who it says wrote it did not. */
  'not-signed',
  /** Nobody has enrolled such a computer here. */
  'unknown-device',
  /** The computer that wrote it was stopped; what it brings is kept aside for a person. */
  'revoked',
  /** One that was written later was taken in. */
  'older',
  /** It answers a file that this computer has not written, as far as its books know. */
  'unknown-question',
  /** It answers who this computer was before it was restored or copied. */
  'earlier-self',
  /** Head office began another history since, or does not hold what this builds on: only a link can settle that. */
  'needs-a-link',
  /** It is another computer's, and as much as may be is on its way here already. */
  'carries-enough',
] as const
export type FileProblem = (typeof fileProblems)[number]

/** Nothing of this file was taken in. */
export class FileRefused extends Error {
  override readonly name = 'FileRefused'
  readonly problem: FileProblem

  constructor(problem: FileProblem, detail?: string, options?: ErrorOptions) {
    super(detail ? `${problem}: ${detail}` : problem, options)
    this.problem = problem
  }
}
