import { useEffect, useRef } from 'react'
import type { AttentionItem } from '../../../shared/attention/contract.ts'
import { Card } from '../../ui/Card.tsx'
import { Tag, type Tone } from '../../ui/Tag.tsx'
import { InstantText } from '../../widgets/texts.tsx'
import { useT, useWords } from '../../widgets/words.ts'
import classes from './Attention.module.css'
import { keyOf } from './item.ts'
import { useItemSentence } from './useItemSentence.ts'

const toneOf: Record<AttentionItem['kind'], Tone> = { refused: 'bad', held: 'quiet', conflict: 'warn', request: 'know' }

export function AttentionList(props: { items: readonly AttentionItem[]; at: number; choose: (at: number) => void }) {
  const t = useT()
  const words = useWords()
  const sentence = useItemSentence()
  const list = useRef<HTMLUListElement>(null)
  useEffect(() => {
    list.current?.children[props.at]?.scrollIntoView({ block: 'nearest' })
  }, [props.at])

  const title = (
    <>
      {t($ => $.attention.page.list)} <Tag>{props.items.length}</Tag>
    </>
  )
  return (
    <Card flush grow title={title}>
      <div className={classes.scroll}>
        <ul ref={list} className={classes.list}>
          {props.items.map((item, index) => (
            <li key={keyOf(item)}>
              <button
                type="button"
                className={classes.item}
                aria-current={index === props.at}
                onClick={() => props.choose(index)}
              >
                <span className={classes.line}>
                  <Tag tone={toneOf[item.kind]}>{words.attention.kind[item.kind]}</Tag>
                  <span className={classes.quiet}>
                    <InstantText at={item.at} />
                  </span>
                </span>
                <strong>{item.subject}</strong>
                <span className={classes.quiet}> · {sentence(item)}</span>
              </button>
            </li>
          ))}
        </ul>
      </div>
    </Card>
  )
}
