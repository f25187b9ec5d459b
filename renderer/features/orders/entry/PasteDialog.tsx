import { Modal } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { parsePastedText } from '../../../../shared/orders/pastedText.ts'
import { ActionButton } from '../../../ui/ActionButton.tsx'
import { Tag } from '../../../ui/Tag.tsx'
import { useLanguage, useT } from '../../../widgets/words.ts'
import type { NewLine } from './entry.ts'
import { lineOfMatched, type Matched, matchedText, matchPasted } from './matchPasted.ts'
import classes from './PasteDialog.module.css'
import { useSuggest } from './useProducts.ts'

interface PasteDialogProps {
  text: string
  onPut: (lines: readonly NewLine[]) => void
  onClose: () => void
}

/** Shows what pasted text was understood as, and what not, before it becomes lines. */
export function PasteDialog({ text, onPut, onClose }: PasteDialogProps) {
  const t = useT()
  const suggest = useSuggest()
  const parsed = useMemo(() => parsePastedText(text), [text])
  const { data: matched } = useQuery({
    queryKey: ['pasted', text],
    queryFn: () => matchPasted(parsed.lines, suggest),
    staleTime: 0,
    gcTime: 0,
  })
  const clear = matched?.filter(each => each.product !== null && each.quantity !== null) ?? []
  const unclear = (matched?.length ?? 0) - clear.length
  return (
    <Modal opened onClose={onClose} size="lg" title={t($ => $.orderEntry.paste.title)}>
      {matched === undefined ? (
        <p>{t($ => $.orderEntry.paste.matching)}</p>
      ) : matched.length === 0 ? (
        <p>{t($ => $.orderEntry.paste.nothing)}</p>
      ) : (
        <>
          <p className={classes.summary}>
            <Tag tone="good">{t($ => $.orderEntry.paste.understood, { count: clear.length })}</Tag>
            {unclear === 0 ? null : <Tag tone="warn">{t($ => $.orderEntry.paste.toFinish, { count: unclear })}</Tag>}
          </p>
          <div className={classes.scroll}>
            <table className={classes.table}>
              <thead>
                <tr>
                  <th scope="col">{t($ => $.orderEntry.paste.pasted)}</th>
                  <th scope="col">{t($ => $.orderEntry.paste.becomes)}</th>
                </tr>
              </thead>
              <tbody>
                {matched.map(each => (
                  <tr key={each.pasted.row}>
                    <td>{each.pasted.text}</td>
                    <td>
                      <Becomes matched={each} />
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </>
      )}
      {parsed.notUnderstood.length === 0 ? null : (
        <div className={classes.left}>
          <p>{t($ => $.orderEntry.paste.notUnderstood, { count: parsed.notUnderstood.length })}</p>
          <ul>
            {parsed.notUnderstood.slice(0, 8).map(line => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </div>
      )}
      <div className={classes.actions}>
        <ActionButton onClick={onClose} keys="escape">
          {t($ => $.frame.actions.cancel)}
        </ActionButton>
        {matched === undefined || matched.length === 0 ? null : (
          <ActionButton
            key="put"
            kind="primary"
            keys="enter"
            ref={button => button?.focus()}
            onClick={() => onPut(matched.map(lineOfMatched))}
          >
            {t($ => $.orderEntry.paste.put)}
          </ActionButton>
        )}
      </div>
    </Modal>
  )
}

function Becomes({ matched }: { matched: Matched }) {
  const t = useT()
  const language = useLanguage()
  const text = matchedText(matched)
  if (text !== null && matched.product)
    return (
      <>
        <strong>{text}</strong> {matched.product.names[language]}
      </>
    )
  if (matched.candidates.length === 0) return <Tag tone="warn">{t($ => $.orderEntry.paste.unknown)}</Tag>
  const products = matched.candidates
    .slice(0, 4)
    .map(product => product.sku)
    .join(', ')
  return <Tag tone="warn">{t($ => $.orderEntry.paste.several, { products })}</Tag>
}
