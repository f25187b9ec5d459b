import { ORPCError } from '@orpc/client'
import { Gone } from '../../../widgets/connection.ts'
import { useErrorSentence } from '../../../widgets/errorSentence.ts'
import { useT } from '../../../widgets/words.ts'

/** Why a file did not come in: what the backend said, or that the computer itself cannot read it, as with a folder. */
export function useUploadProblem(): (error: unknown) => string {
  const t = useT()
  const sentence = useErrorSentence('imports')
  return error =>
    error instanceof ORPCError || error instanceof Gone ? sentence(error) : t($ => $.wizard.files.cannotRead)
}
