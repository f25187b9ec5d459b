import { useState } from 'react'
import { useNavigate } from 'react-router'
import type { AttentionItem } from '../../../shared/attention/contract.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { Card } from '../../ui/Card.tsx'
import { Tag } from '../../ui/Tag.tsx'
import { useApi } from '../../widgets/api.ts'
import { ConfirmDialog } from '../../widgets/dialogs.tsx'
import { useKeys } from '../../widgets/keys.tsx'
import { useMay } from '../../widgets/person.ts'
import { InstantText } from '../../widgets/texts.tsx'
import { columnName } from '../../widgets/timeline/columnText.ts'
import { useT, useWords } from '../../widgets/words.ts'
import classes from './Attention.module.css'
import { pathOf } from './item.ts'
import { useDecision } from './useDecision.ts'

type Refused = Extract<AttentionItem, { kind: 'refused' }>

/** What head office refused, why, and the three ways on: mend and send again, fall back, or ask somebody. */
export function RefusedCard({ item }: { item: Refused }) {
  const t = useT()
  const words = useWords()
  const api = useApi()
  const navigate = useNavigate()
  const decide = useDecision()
  const [asking, setAsking] = useState(false)
  const blocked = useMay()('sync.resolve') ? null : t($ => $.attention.page.mayNot)
  const path = pathOf(item)
  const acts: Readonly<Record<string, string>> = words.timeline.act
  const column = item.column === null ? null : columnName(item.column, words)

  const open = (): void => {
    if (path !== null) void navigate(path)
  }
  const resend = (): void =>
    decide(
      () => api.attention.resend.call({ number: item.number }),
      t($ => $.attention.page.resent),
    )
  const escalate = (): void =>
    decide(
      () => api.attention.escalate.call({ number: item.number }),
      t($ => $.attention.page.escalated),
    )
  const discard = (): void => {
    setAsking(false)
    decide(
      () => api.attention.discard.call({ number: item.number }),
      t($ => $.attention.page.discarded),
    )
  }
  useKeys([
    { keys: 'enter', label: t($ => $.attention.page.openRecord), act: open, disabled: path === null },
    { keys: 's', label: t($ => $.attention.page.resend), act: resend, disabled: blocked !== null },
    { keys: 'x', label: t($ => $.attention.page.discard), act: () => setAsking(true), disabled: blocked !== null },
    {
      keys: 'e',
      label: t($ => $.attention.page.escalate),
      act: escalate,
      disabled: blocked !== null || item.escalated,
    },
  ])

  return (
    <Card
      title={item.subject}
      tone="bad"
      aside={item.escalated ? <Tag tone="know">{t($ => $.attention.page.isEscalated)}</Tag> : null}
    >
      <div className={classes.body}>
        <p>
          <strong>{words.sync.rejection[item.code]}</strong>
        </p>
        <p className={classes.quiet}>
          {acts[item.act] ?? words.timeline.act.changed} · {item.person} · <InstantText at={item.at} />
          {column === null ? '' : ` · ${column}`}
        </p>
        <p>{t($ => $.attention.page.refusedHelp)}</p>
        {item.dependants > 0 ? <p>{t($ => $.attention.page.dependants, { count: item.dependants })}</p> : null}
        <div className={classes.acts}>
          <ActionButton
            kind="primary"
            keys="enter"
            blocked={path === null ? t($ => $.attention.page.noScreen) : null}
            onClick={open}
          >
            {t($ => $.attention.page.openRecord)}
          </ActionButton>
          <ActionButton keys="s" blocked={blocked} onClick={resend}>
            {t($ => $.attention.page.resend)}
          </ActionButton>
          <ActionButton
            keys="e"
            blocked={item.escalated ? t($ => $.attention.page.isEscalated) : blocked}
            onClick={escalate}
          >
            {t($ => $.attention.page.escalate)}
          </ActionButton>
          <ActionButton kind="danger" keys="x" blocked={blocked} onClick={() => setAsking(true)}>
            {t($ => $.attention.page.discard)}
          </ActionButton>
        </div>
      </div>
      <ConfirmDialog
        opened={asking}
        close={() => setAsking(false)}
        title={t($ => $.attention.page.discardTitle)}
        act={t($ => $.attention.page.discard)}
        danger
        confirm={discard}
      >
        <p>{t($ => $.attention.page.discardText)}</p>
        {item.dependants > 0 ? <p>{t($ => $.attention.page.dependants, { count: item.dependants })}</p> : null}
      </ConfirmDialog>
    </Card>
  )
}
