import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useNavigate, useParams } from 'react-router'
import { dayAt } from '../../../shared/kernel/day.ts'
import { wholeNumber } from '../../../shared/kernel/locale.ts'
import { quantityText } from '../../../shared/kernel/quantity.ts'
import type { TableRow } from '../../../shared/lists/tableQuestion.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { Card } from '../../ui/Card.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Page } from '../../ui/Page.tsx'
import { PageHead } from '../../ui/PageHead.tsx'
import { Tag } from '../../ui/Tag.tsx'
import { useApi } from '../../widgets/api.ts'
import { useDepot } from '../../widgets/depot.tsx'
import { ConfirmDialog } from '../../widgets/dialogs.tsx'
import { useErrorSentence } from '../../widgets/errorSentence.ts'
import { useKeys } from '../../widgets/keys.tsx'
import { TableList } from '../../widgets/list/table/TableList.tsx'
import { useTable } from '../../widgets/list/table/useTable.ts'
import { useMay } from '../../widgets/person.ts'
import { useNow } from '../../widgets/useNow.ts'
import { useLanguage, useT } from '../../widgets/words.ts'
import { Coming } from './Coming.tsx'
import { CountDialog } from './CountDialog.tsx'
import { ExpectDialog } from './ExpectDialog.tsx'
import { MoveDialog } from './MoveDialog.tsx'
import classes from './StockItemPage.module.css'

/** What a depot has of one product, and every movement that made it so. */
export function StockItemPage() {
  const t = useT()
  const language = useLanguage()
  const api = useApi()
  const navigate = useNavigate()
  const sentence = useErrorSentence()
  const may = useMay()
  const { timeZone } = useDepot()
  const today = dayAt(useNow(), timeZone)
  const { depot = '', product: id = '' } = useParams()
  const place = { depotId: Number(depot), productId: Number(id) }
  const [open, setOpen] = useState<'move' | 'count' | 'expect' | 'take-back' | null>(null)
  const [chosen, setChosen] = useState<TableRow | undefined>(undefined)
  const { data: item, error } = useQuery(api.stock.item.queryOptions({ input: place }))
  const { data: product } = useQuery(api.products.find.queryOptions({ input: { id: place.productId } }))
  const table = useTable('stock-moves', place.productId)
  const back = useMutation(api.stock.takeBack.mutationOptions({ onSuccess: () => setOpen(null) }))
  const notMove = may('stock.move') ? null : t($ => $.stock.mayNotMove)
  const notCount = may('stock.count') ? null : t($ => $.stock.mayNotCount)
  const isBack = chosen?.cells.takenBack?.kind === 'instant'
  const notBack = notMove ?? (!chosen ? t($ => $.stock.chooseFirst) : isBack ? t($ => $.stock.cannotTakeBack) : null)
  const takeBack = (): void => {
    back.reset()
    setOpen('take-back')
  }
  const toProduct = (): void => void navigate(`/products/${place.productId}`)
  useKeys([
    { keys: 'n', label: t($ => $.stock.move), act: () => setOpen('move'), disabled: notMove !== null },
    { keys: 'x', label: t($ => $.stock.expected.add), act: () => setOpen('expect'), disabled: notMove !== null },
    { keys: 'c', label: t($ => $.stock.count), act: () => setOpen('count'), disabled: notCount !== null },
    { keys: 'r', label: t($ => $.stock.takeBack), act: takeBack, disabled: notBack !== null },
    { keys: 'p', label: t($ => $.stock.toProduct), act: toProduct },
    { keys: 'escape', label: t($ => $.frame.actions.back), act: () => void navigate(-1) },
  ])
  if (error)
    return (
      <Page>
        <EmptyState title={sentence(error)}>
          <ActionButton onClick={() => void navigate('/stock')}>{t($ => $.frame.actions.back)}</ActionButton>
        </EmptyState>
      </Page>
    )
  if (!item || !product) return <Page>{t($ => $.frame.loading)}</Page>
  const figures = [
    [t($ => $.stock.onHand), item.depot],
    [t($ => $.stock.column.reserved), item.reserved],
    [t($ => $.stock.column.free), item.depot - item.reserved],
    [t($ => $.stock.blocked), item.blocked],
  ] as const
  const said = (column: string): string => {
    const cell = chosen?.cells[column]
    return cell?.kind === 'text' ? cell.text : ''
  }
  return (
    <Page fill>
      <PageHead
        over={item.sku}
        title={item.names[language]}
        tag={item.depot < 0 ? <Tag tone="bad">{t($ => $.stock.state.short)}</Tag> : null}
      >
        <ActionButton keys="p" onClick={toProduct}>
          {t($ => $.stock.toProduct)}
        </ActionButton>
        <ActionButton keys="r" blocked={notBack} onClick={takeBack}>
          {t($ => $.stock.takeBack)}
        </ActionButton>
        <ActionButton keys="x" blocked={notMove} onClick={() => setOpen('expect')}>
          {t($ => $.stock.expected.add)}
        </ActionButton>
        <ActionButton keys="c" blocked={notCount} onClick={() => setOpen('count')}>
          {t($ => $.stock.count)}
        </ActionButton>
        <ActionButton kind="primary" keys="n" blocked={notMove} onClick={() => setOpen('move')}>
          {t($ => $.stock.move)}
        </ActionButton>
      </PageHead>
      <Card>
        <dl className={classes.figures}>
          {figures.map(([name, units]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>
                <strong>{units < 0 ? wholeNumber(units, language) : quantityText(units, item.caseUnits)}</strong>
                {item.caseUnits > 1 && units > 0 ? <span>{wholeNumber(units, language)}</span> : null}
              </dd>
            </div>
          ))}
        </dl>
        <Coming item={item} today={today} />
      </Card>
      <TableList table={table} onChosen={setChosen} empty={t($ => $.stock.noMoves)} />
      {open === 'move' ? <MoveDialog item={item} product={product} today={today} close={() => setOpen(null)} /> : null}
      {open === 'expect' ? (
        <ExpectDialog place={place} product={product} today={today} close={() => setOpen(null)} />
      ) : null}
      {open === 'count' ? (
        <CountDialog item={item} product={product} today={today} close={() => setOpen(null)} />
      ) : null}
      <ConfirmDialog
        opened={open === 'take-back'}
        close={() => setOpen(null)}
        title={t($ => $.stock.takeBackTitle)}
        act={t($ => $.stock.takeBack)}
        danger
        busy={back.isPending}
        error={back.error}
        confirm={() => back.mutate({ id: Number(chosen?.key), note: '' })}
      >
        <p>{t($ => $.stock.takeBackText, { cause: said('cause'), quantity: said('quantity') })}</p>
      </ConfirmDialog>
    </Page>
  )
}
