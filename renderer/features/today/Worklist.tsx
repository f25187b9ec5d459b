import { type UIEvent, useEffect, useRef, useState } from 'react'
import { useNavigate } from 'react-router'
import type { Today, Work } from '../../../shared/today/contract.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { Card } from '../../ui/Card.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Tag } from '../../ui/Tag.tsx'
import { useKept } from '../../widgets/kept.tsx'
import { useKeys } from '../../widgets/keys.tsx'
import { useMay } from '../../widgets/person.ts'
import { useT } from '../../widgets/words.ts'
import { FirstImport } from './FirstImport.tsx'
import { useWorkActs } from './useWorkActs.tsx'
import { useWorkWords } from './useWorkWords.ts'
import classes from './Worklist.module.css'

/** Everything that needs somebody, each with the reason for its rank and the one thing to do. */
export function Worklist({ today, now }: { today: Today; now: number }) {
  const t = useT()
  const may = useMay()
  const navigate = useNavigate()
  const { worklist } = today
  const words = useWorkWords(today, now)
  const acts = useWorkActs()
  const [kept, keep] = useKept('today:row', 0, value => typeof value === 'number')
  const at = Math.max(0, Math.min(kept, worklist.length - 1))
  const chosen = worklist[at]
  const body = useRef<HTMLTableSectionElement>(null)
  // Hundreds of rows would hold up the first sight of the day: they are drawn as one comes to them.
  const [reach, setReach] = useState(firstDrawn)
  const drawn = Math.max(reach, at + moreDrawn)
  const drawMore = ({ currentTarget: box }: UIEvent): void => {
    const left = box.scrollHeight - box.scrollTop - box.clientHeight
    if (left < box.clientHeight && drawn < worklist.length) setReach(drawn + moreDrawn)
  }

  const seen = useRef(0)
  useEffect(() => {
    if (seen.current !== at) body.current?.children[at]?.scrollIntoView({ block: 'nearest' })
    seen.current = at
  }, [at])
  useKeys([
    { keys: 'arrowup', label: t($ => $.frame.list.up), act: () => keep(at - 1) },
    { keys: 'arrowdown', label: t($ => $.frame.list.down), act: () => keep(at + 1) },
    { keys: 'enter', label: t($ => $.today.work.actKey), act: () => chosen && acts.act(chosen) },
    { keys: 'o', label: t($ => $.frame.list.open), act: () => chosen && acts.open(chosen) },
  ])

  const title = (
    <>
      {t($ => $.today.work.title)} <Tag>{worklist.length}</Tag>
    </>
  )
  if (worklist.length === 0)
    return (
      <Card title={title}>
        <EmptyState title={t($ => $.today.work.emptyTitle)} text={t($ => $.today.work.emptyText)}>
          {today.openOrders === 0 && may('orders.enter') ? (
            <ActionButton onClick={() => void navigate('/orders/new')}>{t($ => $.today.work.emptyFirst)}</ActionButton>
          ) : null}
          {today.openOrders === 0 ? <FirstImport /> : null}
        </EmptyState>
      </Card>
    )
  return (
    <Card flush grow title={title} aside={<span>{t($ => $.today.work.keys)}</span>}>
      <div className={classes.scroll} onScroll={drawMore}>
        <table className={classes.table} aria-label={t($ => $.today.work.title)}>
          <tbody ref={body}>
            {worklist.slice(0, drawn).map((work, index) => {
              const tag = words.tag(work)
              return (
                <tr key={keyOf(work)} data-chosen={index === at || undefined}>
                  <td className={classes.tag}>
                    <Tag tone={tag.tone}>{tag.text}</Tag>
                  </td>
                  <td className={classes.source}>{words.source(work)}</td>
                  <td>{words.why(work)}</td>
                  <td className={classes.act}>
                    <ActionButton
                      kind={index === at ? 'primary' : 'plain'}
                      keys={index === at ? 'enter' : undefined}
                      label={`${acts.label(work)} · ${words.why(work)}`}
                      onClick={() => {
                        keep(index)
                        acts.act(work)
                      }}
                    >
                      {acts.label(work)}
                    </ActionButton>
                  </td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </div>
    </Card>
  )
}

/** Rows: more than a tall screen shows, and how many follow at a time. */
const firstDrawn = 40
const moreDrawn = 40

const keyOf = (work: Work): string =>
  work.order ? `${work.urgency} ${work.order.id}` : `${work.urgency} ${work.attention?.key}`
