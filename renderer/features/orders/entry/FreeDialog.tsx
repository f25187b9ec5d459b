import { Modal, Radio } from '@mantine/core'
import { useState } from 'react'
import type { ReasonCode } from '../../../../shared/settings/contract.ts'
import { ActionButton } from '../../../ui/ActionButton.tsx'
import { useLanguage, useT } from '../../../widgets/words.ts'
import type { EntryLine } from './entry.ts'
import classes from './PasteDialog.module.css'

interface FreeDialogProps {
  line: EntryLine
  reasons: readonly ReasonCode[]
  onGive: (reasonId: number) => void
  onCharge: () => void
  onClose: () => void
}

/** Gives a line free for a reason, or charges for it again. */
export function FreeDialog({ line, reasons, onGive, onCharge, onClose }: FreeDialogProps) {
  const t = useT()
  const language = useLanguage()
  const [reason, setReason] = useState(String(line.free?.reasonId ?? reasons[0]?.id ?? ''))
  const product = line.product?.names[language] ?? line.code
  return (
    <Modal opened onClose={onClose} title={t($ => $.orderEntry.free.title, { product })}>
      <form
        onSubmit={event => {
          event.preventDefault()
          if (reason !== '') onGive(Number(reason))
        }}
      >
        {reasons.length === 0 ? (
          <p>{t($ => $.orderEntry.free.none)}</p>
        ) : (
          <Radio.Group label={t($ => $.orderEntry.free.reason)} value={reason} onChange={setReason}>
            {reasons.map((each, index) => (
              <Radio
                key={each.id}
                value={String(each.id)}
                label={each.texts[language]}
                mt="xs"
                data-autofocus={index === 0 || undefined}
              />
            ))}
          </Radio.Group>
        )}
        <div className={classes.actions}>
          {line.free === null ? null : (
            <ActionButton onClick={onCharge}>{t($ => $.orderEntry.free.charge)}</ActionButton>
          )}
          <ActionButton onClick={onClose} keys="escape">
            {t($ => $.frame.actions.cancel)}
          </ActionButton>
          {reasons.length === 0 ? null : (
            <ActionButton type="submit" kind="primary" keys="enter">
              {t($ => $.orderEntry.free.give)}
            </ActionButton>
          )}
        </div>
      </form>
    </Modal>
  )
}
