import { notifications } from '@mantine/notifications'
import { useMutation } from '@tanstack/react-query'
import type { CheckRow, CheckTable } from '../../../../shared/imports/check.ts'
import { useApi } from '../../../widgets/api.ts'
import { useT } from '../../../widgets/words.ts'
import { useImportDraft } from '../useImportDraft.ts'

interface Corrections {
  correct: (row: CheckRow, column: number, text: string, everywhere: boolean) => void
  leaveOut: (row: CheckRow) => void
  failed: Error | null
}

/** Puts what is typed in the place of what the file says; the file itself stays as it is. */
export function useCorrections(place: { file: string; sheet: string }, table: CheckTable | undefined): Corrections {
  const t = useT()
  const api = useApi()
  const { take } = useImportDraft()
  const correcting = useMutation(api.imports.correct.mutationOptions())
  const leaving = useMutation(api.imports.leaveOut.mutationOptions({ onSuccess: take }))
  return {
    correct: (row, column, text, everywhere) => {
      const heading = table?.columns[column]?.heading
      if (heading === undefined) return
      correcting.mutate(
        { ...place, row: row.row, column: heading, text, everywhere },
        {
          onSuccess: ({ draft, changed }) => {
            take(draft)
            if (everywhere)
              notifications.show({
                color: 'leaf',
                message: t($ => $.wizard.check.changedEverywhere, { count: changed }),
              })
          },
        },
      )
    },
    leaveOut: row => leaving.mutate({ ...place, row: row.row, out: !row.out }),
    failed: correcting.error ?? leaving.error,
  }
}
