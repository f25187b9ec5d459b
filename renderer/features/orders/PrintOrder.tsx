import { notifications } from '@mantine/notifications'
import type { Order } from '../../../shared/orders/order.ts'
import { orderTitle } from '../../../shared/orders/title.ts'
import { useApi } from '../../widgets/api.ts'
import { errorSentence } from '../../widgets/errorSentence.ts'
import { PrintDialog } from '../../widgets/print/PrintDialog.tsx'
import { useT, useWords } from '../../widgets/words.ts'

interface PrintOrderProps {
  order: Order
  customerName: string
  close: () => void
}

/** An order on paper, in its customer's language; what was printed once says that it is a copy the next time. */
export function PrintOrder({ order, customerName, close }: PrintOrderProps) {
  const t = useT()
  const words = useWords()
  const api = useApi()
  const number = orderTitle(order)
  return (
    <PrintDialog
      title={number === null ? t($ => $.print.draft, { customer: customerName }) : t($ => $.print.order, { number })}
      make={(choice, signal) => api.print.order.call({ id: order.id, ...choice }, { signal })}
      about={['order', order.id, order.version]}
      close={close}
      notice={file => (file.copy ? t($ => $.print.copy, { word: words.paper.copy }) : null)}
      done={({ version, language }, way, size) => {
        api.print.orderDone
          .call({ id: order.id, version, language, size, way })
          .catch((error: unknown) => notifications.show({ color: 'hibiscus', message: errorSentence(error, words) }))
      }}
    />
  )
}
