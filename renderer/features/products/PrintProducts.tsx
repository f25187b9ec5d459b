import { useApi } from '../../widgets/api.ts'
import { PrintDialog } from '../../widgets/print/PrintDialog.tsx'
import { useLanguage, useT } from '../../widgets/words.ts'

/** Everything that is sold, or ever was, as a list. */
export function PrintProducts({ inactive, close }: { inactive: boolean; close: () => void }) {
  const t = useT()
  const api = useApi()
  const language = useLanguage()
  return (
    <PrintDialog
      title={t($ => $.print.products)}
      make={(choice, signal) => api.print.products.call({ ...choice, inactive }, { signal })}
      about={['products', inactive]}
      language={language}
      close={close}
    />
  )
}
