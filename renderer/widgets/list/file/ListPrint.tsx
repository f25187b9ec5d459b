import type { ListQuestion } from '../../../../shared/lists/list.ts'
import { useApi } from '../../api.ts'
import { PrintDialog } from '../../print/PrintDialog.tsx'
import { useLanguage, useT } from '../../words.ts'

interface ListPrintProps {
  question: ListQuestion
  columns: readonly string[]
  /** How the list is filtered, in words. */
  under: readonly string[]
  close: () => void
}

/** The list on paper, as it stands on the screen. */
export function ListPrint({ question, columns, under, close }: ListPrintProps) {
  const t = useT()
  const api = useApi()
  return (
    <PrintDialog
      title={t($ => $.lists.print.title)}
      language={useLanguage()}
      about={[question, columns, under]}
      make={(choice, signal) =>
        api.lists.paper.call({ ...choice, question, columns: [...columns], under: [...under] }, { signal })
      }
      close={close}
    />
  )
}
