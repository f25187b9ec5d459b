import { type ReactNode, useEffect, useRef } from 'react'
import type { Instant } from '../../../shared/kernel/instant.ts'
import { Card } from '../../ui/Card.tsx'
import { Tag, type Tone } from '../../ui/Tag.tsx'
import { useKept } from '../kept.tsx'
import { useKeys } from '../keys.tsx'
import { InstantText } from '../texts.tsx'
import { useT } from '../words.ts'
import classes from './Pile.module.css'

/** What the list says of one thing. */
export interface PileEntry {
  readonly key: string
  readonly tone: Tone
  readonly tag: string
  readonly at: Instant
  readonly title: string
  readonly text: string
}

interface PileProps<Item> {
  /** Under which the chosen one is kept. */
  name: string
  title: string
  /** One at least. */
  items: readonly Item[]
  entry: (item: Item) => PileEntry
  card: (item: Item) => ReactNode
}

/** Things to go through one by one: the pile at the left, walked by arrows; what it is and what can be done at the right. */
export function Pile<Item>({ name, title, items, entry, card }: PileProps<Item>) {
  const t = useT()
  const list = useRef<HTMLUListElement>(null)
  const [kept, keep] = useKept(`pile:${name}`, 0, (value): value is number => typeof value === 'number')
  const at = Math.max(0, Math.min(kept, items.length - 1))
  const chosen = items[at]
  useKeys([
    { keys: 'arrowup', label: t($ => $.frame.list.up), act: () => keep(Math.max(0, at - 1)) },
    { keys: 'arrowdown', label: t($ => $.frame.list.down), act: () => keep(Math.min(items.length - 1, at + 1)) },
  ])
  useEffect(() => {
    list.current?.children[at]?.scrollIntoView({ block: 'nearest' })
  }, [at])

  const heading = (
    <>
      {title} <Tag>{items.length}</Tag>
    </>
  )
  return (
    <div className={classes.halves}>
      <div className={classes.left}>
        <Card flush grow title={heading}>
          <div className={classes.scroll}>
            <ul ref={list} className={classes.list}>
              {items.map(entry).map((one, index) => (
                <li key={one.key}>
                  <button
                    type="button"
                    className={classes.item}
                    aria-current={index === at}
                    onClick={() => keep(index)}
                  >
                    <span className={classes.line}>
                      <Tag tone={one.tone}>{one.tag}</Tag>
                      <span className={classes.time}>
                        <InstantText at={one.at} />
                      </span>
                    </span>
                    <strong>{one.title}</strong>
                    {one.text === '' ? null : (
                      <span className={classes.quiet}>
                        {one.title === '' ? '' : ' · '}
                        {one.text}
                      </span>
                    )}
                  </button>
                </li>
              ))}
            </ul>
          </div>
        </Card>
      </div>
      <div className={classes.right} key={chosen === undefined ? '' : entry(chosen).key}>
        {chosen === undefined ? null : card(chosen)}
      </div>
    </div>
  )
}
