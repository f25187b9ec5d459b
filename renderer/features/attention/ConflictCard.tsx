import { useNavigate } from 'react-router'
import type { AttentionItem } from '../../../shared/attention/contract.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { Card } from '../../ui/Card.tsx'
import { Tag } from '../../ui/Tag.tsx'
import { useApi } from '../../widgets/api.ts'
import { useKeys } from '../../widgets/keys.tsx'
import { useMay } from '../../widgets/person.ts'
import { InstantText } from '../../widgets/texts.tsx'
import { columnText } from '../../widgets/timeline/columnText.ts'
import { useLanguage, useT, useWords } from '../../widgets/words.ts'
import classes from './Attention.module.css'
import { conflictLabels } from './conflictLabels.ts'
import { pathOf } from './item.ts'
import { useDecision } from './useDecision.ts'
import { useItemSentence } from './useItemSentence.ts'

type Conflict = Extract<AttentionItem, { kind: 'conflict' }>
type Keep = 'standing' | 'other'

/** Both values side by side: who, where, when, what depends on it, and which one is recommended. */
export function ConflictCard({ item }: { item: Conflict }) {
  const t = useT()
  const words = useWords()
  const api = useApi()
  const navigate = useNavigate()
  const decide = useDecision()
  const sentence = useItemSentence()
  const labels = conflictLabels(item, words)
  const blocked = useMay()('sync.resolve') ? null : t($ => $.attention.page.mayNot)
  const path = pathOf(item)

  const keep = (which: Keep): void =>
    decide(() => api.attention.resolve.call({ id: item.id, keep: which }), labels.decided)
  const open = (): void => {
    if (path !== null) void navigate(path)
  }
  useKeys([
    {
      keys: 'enter',
      label: t($ => $.attention.page.takeRecommended),
      act: () => keep(item.recommended),
      disabled: blocked !== null,
    },
    {
      keys: '1',
      label: labels.keep.standing,
      act: () => keep('standing'),
      disabled: blocked !== null,
    },
    { keys: '2', label: labels.keep.other, act: () => keep('other'), disabled: blocked !== null },
    { keys: 'o', label: t($ => $.frame.actions.open), act: open, disabled: path === null },
  ])

  const sides: readonly Keep[] = item.recommended === 'standing' ? ['standing', 'other'] : ['other', 'standing']
  return (
    <Card title={item.subject} tone="warn">
      <div className={classes.body}>
        <p>{sentence(item)}</p>
        <div className={classes.sides}>
          {sides.map(which => (
            <Side key={which} item={item} which={which} blocked={blocked} keep={() => keep(which)} />
          ))}
        </div>
        {item.dependsOn.map(({ table, count }) =>
          table === 'sales_order' && count > 0 ? (
            <p key={table} className={classes.quiet}>
              {t($ => $.attention.page.ordersDepend, { count })}
            </p>
          ) : null,
        )}
        <div className={classes.acts}>
          <ActionButton keys="o" blocked={path === null ? words.attention.page.noScreen : null} onClick={open}>
            {t($ => $.attention.page.openRecord)}
          </ActionButton>
        </div>
      </div>
    </Card>
  )
}

function Side(props: { item: Conflict; which: Keep; blocked: string | null; keep: () => void }) {
  const { item, which } = props
  const t = useT()
  const words = useWords()
  const language = useLanguage()
  const side = item[which]
  const recommended = item.recommended === which
  const labels = conflictLabels(item, words)
  return (
    <div className={classes.side} data-recommended={recommended || undefined}>
      <span className={classes.line}>
        <span className={classes.quiet}>{labels.side[which]}</span>
        {recommended ? <Tag tone="action">{t($ => $.attention.page.recommended)}</Tag> : null}
      </span>
      <span className={classes.value}>{columnText(item.table, item.column, side.value, words, language)}</span>
      <span className={classes.quiet}>
        {side.person} · {side.computer} · <InstantText at={side.at} />
      </span>
      <div>
        <ActionButton
          kind={recommended ? 'primary' : 'plain'}
          keys={recommended ? 'enter' : which === 'standing' ? '1' : '2'}
          blocked={props.blocked}
          onClick={props.keep}
        >
          {labels.keep[which]}
        </ActionButton>
      </div>
    </div>
  )
}
