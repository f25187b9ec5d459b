import { notifications } from '@mantine/notifications'
import { useMutation } from '@tanstack/react-query'
import { useNavigate } from 'react-router'
import type { OrderRow } from '../../../shared/orders/contract.ts'
import { rightFor } from '../../../shared/orders/rules.ts'
import type { OrderStatus } from '../../../shared/orders/status.ts'
import { orderTitle } from '../../../shared/orders/title.ts'
import type { Work } from '../../../shared/today/contract.ts'
import { useApi } from '../../widgets/api.ts'
import { useErrorSentence } from '../../widgets/errorSentence.ts'
import { useMay } from '../../widgets/person.ts'
import { useUndo } from '../../widgets/useUndo.tsx'
import { useT, useWords } from '../../widgets/words.ts'

type Step = 'check' | 'confirm' | 'release'

/** What an order waits for at each state; a draft is finished in entry, the rest is looked at. */
const stepOf: Record<OrderStatus, Step | null> = {
  draft: null,
  received: 'check',
  checked: 'confirm',
  confirmed: null,
  'on-hold': 'release',
  closed: null,
  cancelled: null,
  void: null,
}

interface WorkActs {
  label: (work: Work) => string
  act: (work: Work) => void
  open: (work: Work) => void
}

/** The one thing to do about each row: the order's next step where the person may, else to open it. */
export function useWorkActs(): WorkActs {
  const t = useT()
  const words = useWords()
  const api = useApi()
  const may = useMay()
  const navigate = useNavigate()
  const sentence = useErrorSentence()
  const { offer } = useUndo()
  const calls = {
    check: useMutation(api.orders.check.mutationOptions()),
    confirm: useMutation(api.orders.confirm.mutationOptions()),
    release: useMutation(api.orders.release.mutationOptions()),
  }

  const stepFor = (order: OrderRow): Step | null => {
    const step = stepOf[order.status]
    if (step === 'confirm' && order.customerOnHold) return null
    return step !== null && may(rightFor[step]) ? step : null
  }
  const run = (step: Step, order: OrderRow): void => {
    const number = orderTitle(order) ?? words.orderList.noNumber
    calls[step].mutate(
      { id: order.id },
      {
        onSuccess: () => offer(t($ => $.orderList.acted[step], { number })),
        onError: error =>
          notifications.show({
            color: 'mango',
            autoClose: 8_000,
            message: t($ => $.orderList.cannot, { act: words.orders.act[step], number, why: sentence(error) }),
          }),
      },
    )
  }
  const open = (work: Work): void => void navigate(work.order ? `/orders/${work.order.id}` : '/attention')

  return {
    open,
    act: work => {
      if (!work.order) return open(work)
      const step = stepFor(work.order)
      if (step) run(step, work.order)
      else if (work.order.status === 'draft' && may('orders.enter')) void navigate(`/orders/${work.order.id}/edit`)
      else open(work)
    },
    label: work => {
      const { act } = words.today.work
      if (!work.order) return work.urgency === 'conflict' ? act.decide : act.open
      const step = stepFor(work.order)
      if (step) return act[step]
      return work.order.status === 'draft' && may('orders.enter') ? act.finish : act.open
    },
  }
}
