import { notifications } from '@mantine/notifications'
import { useMutation } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import type { HoldKind } from '../../../../shared/orders/hold.ts'
import { blockedBy, type OrderAct, type OrderBlock, rightFor } from '../../../../shared/orders/rules.ts'
import type { OrderStatus } from '../../../../shared/orders/status.ts'
import { orderTitle, type Titled } from '../../../../shared/orders/title.ts'
import { useApi } from '../../../widgets/api.ts'
import { ReasonDialog } from '../../../widgets/dialogs.tsx'
import { useErrorSentence } from '../../../widgets/errorSentence.ts'
import { useMay } from '../../../widgets/person.ts'
import { useUndo } from '../../../widgets/useUndo.tsx'
import { useT, useWords } from '../../../widgets/words.ts'
import { HoldDialog } from './HoldDialog.tsx'
import { ReleaseDialog } from './ReleaseDialog.tsx'

/** The order that an act is for, as a list row or a record knows it. */
export interface ActTarget extends Titled {
  id: number
  status: OrderStatus
  lineCount: number
  /** As far as it is known here; the backend asks again. */
  customerOnHold: boolean
}

/** Acts that change the order where it stands; `edit` and `amend` open entry instead. */
export type Step = Exclude<OrderAct, 'edit' | 'amend'>

interface OrderActs {
  run: (act: Step, target: ActTarget) => void
  /** Why this person cannot do it now, or null. */
  blocked: (act: OrderAct, target: ActTarget) => OrderBlock | null
  busy: boolean
  dialogs: ReactNode
}

/** Steps, holds and cancellations of orders, from a key or a button: asks for reasons, says what was done, offers to take it back. */
export function useOrderActs(): OrderActs {
  const t = useT()
  const words = useWords()
  const api = useApi()
  const may = useMay()
  const sentence = useErrorSentence()
  const { offer } = useUndo()
  const [asking, setAsking] = useState<{ act: 'hold' | 'release' | 'cancel'; target: ActTarget } | null>(null)
  const calls = {
    receive: useMutation(api.orders.receive.mutationOptions()),
    check: useMutation(api.orders.check.mutationOptions()),
    confirm: useMutation(api.orders.confirm.mutationOptions()),
    hold: useMutation(api.orders.hold.mutationOptions()),
    release: useMutation(api.orders.release.mutationOptions()),
    cancel: useMutation(api.orders.cancel.mutationOptions()),
  }

  const numberOf = (target: ActTarget): string => orderTitle(target) ?? words.orderList.noNumber
  const say = (message: string, color: string): void => {
    notifications.show({ message, color, autoClose: 8_000 })
  }
  const done = (act: Step, number: string): void => {
    setAsking(null)
    const what = t($ => $.orderList.acted[act], { number })
    // Receiving gives a number, which is never taken back.
    if (act === 'receive') say(what, 'leaf')
    else offer(what)
  }
  const step = (act: 'receive' | 'check' | 'confirm', target: ActTarget): void =>
    calls[act].mutate(
      { id: target.id },
      {
        onSuccess: order => done(act, orderTitle(order) ?? numberOf(target)),
        onError: error => refused(act, target, sentence(error)),
      },
    )
  const refused = (act: Step, target: ActTarget, why: string): void =>
    say(
      t($ => $.orderList.cannot, { act: words.orders.act[act], number: numberOf(target), why }),
      'mango',
    )

  const blocked = (act: OrderAct, target: ActTarget): OrderBlock | null =>
    may(rightFor[act]) ? blockedBy(act, target) : 'right-missing'
  const run = (act: Step, target: ActTarget): void => {
    const block = blocked(act, target)
    if (block !== null) refused(act, target, words.orders.block[block])
    else if (act === 'hold' || act === 'release' || act === 'cancel') {
      calls[act].reset()
      setAsking({ act, target })
    } else step(act, target)
  }

  const close = (): void => setAsking(null)
  const asked = asking?.target
  const number = asked ? numberOf(asked) : ''
  const dialogs = asked ? (
    <>
      <HoldDialog
        opened={asking.act === 'hold'}
        title={t($ => $.orderList.dialog.holdTitle, { number })}
        close={close}
        busy={calls.hold.isPending}
        error={calls.hold.error}
        confirm={(reason: { reasonId: number; note: string; kind: HoldKind }) =>
          calls.hold.mutate({ id: asked.id, ...reason }, { onSuccess: () => done('hold', number) })
        }
      />
      <ReleaseDialog
        opened={asking.act === 'release'}
        title={t($ => $.orderList.dialog.releaseTitle, { number })}
        close={close}
        busy={calls.release.isPending}
        error={calls.release.error}
        confirm={note => calls.release.mutate({ id: asked.id, note }, { onSuccess: () => done('release', number) })}
      />
      <ReasonDialog
        opened={asking.act === 'cancel'}
        kind="cancel"
        danger
        title={t($ => $.orderList.dialog.cancelTitle, { number })}
        act={t($ => $.orderList.dialog.cancel)}
        close={close}
        busy={calls.cancel.isPending}
        error={calls.cancel.error}
        confirm={reason =>
          calls.cancel.mutate({ id: asked.id, ...reason }, { onSuccess: () => done('cancel', number) })
        }
      >
        <p>{t($ => $.orderList.dialog.cancelText)}</p>
      </ReasonDialog>
    </>
  ) : null

  return { run, blocked, busy: Object.values(calls).some(call => call.isPending), dialogs }
}
