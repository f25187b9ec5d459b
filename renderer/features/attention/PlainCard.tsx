import { useNavigate } from 'react-router'
import type { AttentionItem } from '../../../shared/attention/contract.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { Card } from '../../ui/Card.tsx'
import { useKeys } from '../../widgets/keys.tsx'
import { InstantText } from '../../widgets/texts.tsx'
import { useT } from '../../widgets/words.ts'
import classes from './Attention.module.css'
import { pathOf } from './item.ts'
import { useItemSentence } from './useItemSentence.ts'

/** What waits for somebody or something else: nothing to decide here, only to look at. */
export function PlainCard({ item }: { item: Extract<AttentionItem, { kind: 'held' | 'unequal' | 'request' }> }) {
  const t = useT()
  const navigate = useNavigate()
  const sentence = useItemSentence()
  const path = pathOf(item)
  const open = (): void => {
    if (path !== null) void navigate(path)
  }
  useKeys([{ keys: 'enter', label: t($ => $.frame.actions.open), act: open, disabled: path === null }])
  return (
    <Card title={item.subject} tone="know">
      <div className={classes.body}>
        <p>{sentence(item)}</p>
        <p className={classes.quiet}>
          {item.kind === 'unequal' ? null : `${item.kind === 'held' ? item.person : item.askedBy} · `}
          <InstantText at={item.at} />
        </p>
        {item.kind === 'unequal' ? <p>{t($ => $.attention.page.unequalHelp)}</p> : null}
        {item.kind === 'held' ? <p>{t($ => $.attention.page.heldHelp)}</p> : null}
        <div className={classes.acts}>
          <ActionButton
            kind="primary"
            keys="enter"
            blocked={path === null ? t($ => $.attention.page.noScreen) : null}
            onClick={open}
          >
            {item.kind === 'request' ? t($ => $.attention.page.openRequest) : t($ => $.attention.page.openRecord)}
          </ActionButton>
        </div>
      </div>
    </Card>
  )
}
