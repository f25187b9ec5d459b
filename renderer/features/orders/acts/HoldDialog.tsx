import { NativeSelect } from '@mantine/core'
import { useState } from 'react'
import { type HoldKind, holdKinds } from '../../../../shared/orders/hold.ts'
import { ReasonDialog } from '../../../widgets/dialogs.tsx'
import { useT, useWords } from '../../../widgets/words.ts'

interface HoldDialogProps {
  opened: boolean
  title: string
  close: () => void
  busy: boolean
  error: unknown
  confirm: (reason: { reasonId: number; note: string; kind: HoldKind }) => void
}

/** What the hold is about, the reason, and a note. */
export function HoldDialog({ confirm, ...dialog }: HoldDialogProps) {
  const t = useT()
  const words = useWords()
  const [kind, setKind] = useState<HoldKind>('credit')
  return (
    <ReasonDialog
      {...dialog}
      kind="hold"
      act={t($ => $.orderList.dialog.hold)}
      confirm={reason => confirm({ ...reason, kind })}
    >
      <NativeSelect
        label={t($ => $.orderList.dialog.kind)}
        value={kind}
        data={holdKinds.map(value => ({ value, label: words.orders.holdKind[value] }))}
        onChange={event => setKind(holdKinds.find(each => each === event.currentTarget.value) ?? kind)}
      />
    </ReasonDialog>
  )
}
