import type { PriceList } from '../../../shared/priceLists/contract.ts'
import { useApi } from '../../widgets/api.ts'
import { PrintDialog } from '../../widgets/print/PrintDialog.tsx'
import { useLanguage, useT } from '../../widgets/words.ts'

/** One list as it was written. */
export function PrintPriceList({ list, close }: { list: PriceList; close: () => void }) {
  const t = useT()
  const api = useApi()
  const language = useLanguage()
  return (
    <PrintDialog
      title={t($ => $.print.priceList, { name: list.name })}
      make={(choice, signal) => api.print.priceList.call({ ...choice, id: list.id }, { signal })}
      about={['price-list', list.id]}
      language={language}
      close={close}
    />
  )
}
