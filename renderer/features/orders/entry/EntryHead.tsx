import { clockSeconds } from '../../../../shared/kernel/locale.ts'
import type { OrderRecord } from '../../../../shared/orders/contract.ts'
import { orderTitle } from '../../../../shared/orders/title.ts'
import { ActionButton } from '../../../ui/ActionButton.tsx'
import { PageHead } from '../../../ui/PageHead.tsx'
import { Tag } from '../../../ui/Tag.tsx'
import { useDepot } from '../../../widgets/depot.tsx'
import { useT, useWords } from '../../../widgets/words.ts'
import type { Aim } from './useSubmit.ts'

interface EntryHeadProps {
  changed: OrderRecord | null
  /** When what stands in the form was last kept. */
  keptAt: number | null
  busy: boolean
  amends: boolean
  run: (aim: Aim) => void
}

/** What is being entered, whether it is safe, and the two ways on. */
export function EntryHead({ changed, keptAt, busy, amends, run }: EntryHeadProps) {
  const t = useT()
  const words = useWords()
  const { timeZone } = useDepot()
  const status = changed === null ? t($ => $.orderEntry.draft) : words.orders.status[changed.order.status].toLowerCase()
  const kept =
    keptAt === null
      ? t($ => $.orderEntry.notSavedYet)
      : t($ => $.orderEntry.savedAt, { time: clockSeconds(keptAt, timeZone) })
  const number = changed === null ? null : orderTitle(changed.order)
  const title =
    changed === null
      ? t($ => $.orderEntry.newTitle)
      : number
        ? t($ => (amends ? $.orderEntry.amendTitle : $.orderEntry.changeTitle), { number })
        : t($ => $.orderEntry.changeDraftTitle)
  const beyondDraft = changed !== null && changed.order.status !== 'draft'
  if (amends)
    return (
      <PageHead title={title} tag={<Tag>{`${status} · ${kept}`}</Tag>}>
        <ActionButton kind="primary" keys="ctrl+enter" busy={busy} onClick={() => run('amend')}>
          {words.orders.act.amend}
        </ActionButton>
      </PageHead>
    )
  return (
    <PageHead title={title} tag={<Tag>{`${status} · ${kept}`}</Tag>}>
      <ActionButton keys="ctrl+s" busy={busy} onClick={() => run('draft')}>
        {beyondDraft ? t($ => $.orderEntry.saveChanges) : t($ => $.orderEntry.saveDraft)}
      </ActionButton>
      <ActionButton keys="ctrl+p" busy={busy} onClick={() => run('print')}>
        {t($ => $.print.confirmAndPrint)}
      </ActionButton>
      <ActionButton kind="primary" keys="ctrl+enter" busy={busy} onClick={() => run('confirm')}>
        {t($ => $.orderEntry.confirm)}
      </ActionButton>
    </PageHead>
  )
}
