import { useState } from 'react'
import { useNavigate } from 'react-router'
import type { OrderRecord } from '../../../../shared/orders/contract.ts'
import type { OrderAct } from '../../../../shared/orders/rules.ts'
import { changeOf } from '../../../../shared/orders/rules.ts'
import type { OrderStatus } from '../../../../shared/orders/status.ts'
import { ActionButton } from '../../../ui/ActionButton.tsx'
import { useKeys } from '../../../widgets/keys.tsx'
import { useT, useWords } from '../../../widgets/words.ts'
import type { ActTarget, Step, useOrderActs } from '../acts/useOrderActs.tsx'
import { PrintOrder } from '../PrintOrder.tsx'

/** The step that an order waits for at each state. */
const nextStep: Record<OrderStatus, Step | null> = {
  draft: 'receive',
  received: 'check',
  checked: 'confirm',
  confirmed: null,
  'on-hold': 'release',
  closed: null,
  cancelled: null,
  void: null,
}

const keyOf: Record<OrderAct, string> = {
  receive: 'r',
  check: 'k',
  confirm: 'c',
  hold: 'h',
  release: 'r',
  cancel: 'x',
  edit: 'e',
  amend: 'e',
}

/** What can be done with the order now; what cannot says why. The step it waits for is the primary one. */
export function RecordActs({ record, acts }: { record: OrderRecord; acts: ReturnType<typeof useOrderActs> }) {
  const t = useT()
  const words = useWords()
  const navigate = useNavigate()
  const { order } = record
  const [printing, setPrinting] = useState(false)
  const print = (): void => setPrinting(true)
  const target: ActTarget = {
    id: order.id,
    number: order.number,
    status: order.status,
    channel: order.channel,
    customerReference: order.customerReference,
    lineCount: order.lines.length,
    customerOnHold: record.acts.some(each => each.blocked === 'customer-on-hold'),
  }
  const why = (act: OrderAct): string | null => {
    const block = record.acts.find(each => each.act === act)?.blocked ?? null
    return block === null ? null : words.orders.block[block]
  }
  const change = changeOf(order)
  const edit = (): void => void navigate(`/orders/${order.id}/${change}`)
  const copy = (): void => void navigate(`/orders/new?copy=${order.id}`)
  const next = nextStep[order.status]
  const label = (act: OrderAct): string => words.orders.act[act]
  const step = (act: Step) => ({ keys: keyOf[act], label: label(act), act: () => acts.run(act, target) })

  useKeys([
    step(order.status === 'on-hold' ? 'release' : 'receive'),
    step('check'),
    step('confirm'),
    step('hold'),
    step('cancel'),
    { keys: 'e', label: label(change), act: edit, disabled: why(change) !== null },
    { keys: 'p', label: t($ => $.print.print), act: print },
    { keys: 'y', label: t($ => $.orderList.keys.copy), act: copy },
    { keys: 'escape', label: t($ => $.orderList.keys.back), act: () => void navigate(-1) },
  ])

  const button = (act: Step, kind: 'plain' | 'primary' | 'danger') => (
    <ActionButton
      key={act}
      kind={kind}
      keys={keyOf[act]}
      blocked={why(act)}
      busy={kind === 'primary' && acts.busy}
      onClick={() => acts.run(act, target)}
    >
      {label(act)}
    </ActionButton>
  )
  return (
    <>
      <ActionButton keys="p" onClick={print}>
        {t($ => $.print.print)}
      </ActionButton>
      <ActionButton keys="y" onClick={copy}>
        {t($ => $.orderList.record.copy)}
      </ActionButton>
      <ActionButton keys="e" blocked={why(change)} onClick={edit}>
        {label(change)}
      </ActionButton>
      {button('cancel', 'danger')}
      {order.status === 'on-hold' ? null : button('hold', 'plain')}
      {next === null ? null : button(next, 'primary')}
      {printing ? (
        <PrintOrder order={order} customerName={record.customerName} close={() => setPrinting(false)} />
      ) : null}
    </>
  )
}
