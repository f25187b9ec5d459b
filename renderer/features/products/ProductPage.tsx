import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useNavigate, useParams } from 'react-router'
import { languages, moneyText, weightText } from '../../../shared/kernel/locale.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { Card } from '../../ui/Card.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Page } from '../../ui/Page.tsx'
import { PageHead } from '../../ui/PageHead.tsx'
import { Tag } from '../../ui/Tag.tsx'
import { useApi } from '../../widgets/api.ts'
import { useDepot } from '../../widgets/depot.tsx'
import { useErrorSentence } from '../../widgets/errorSentence.ts'
import { useKeys } from '../../widgets/keys.tsx'
import { useMay } from '../../widgets/person.ts'
import { Timeline } from '../../widgets/timeline/Timeline.tsx'
import { useLanguage, useT, useWords } from '../../widgets/words.ts'
import { ProductDialog } from './ProductDialog.tsx'
import classes from './ProductPage.module.css'
import { ProductPrices } from './ProductPrices.tsx'
import { UnitsTable } from './UnitsTable.tsx'

/** One product, and everything that happened to it. */
export function ProductPage() {
  const t = useT()
  const words = useWords()
  const language = useLanguage()
  const api = useApi()
  const navigate = useNavigate()
  const sentence = useErrorSentence()
  const may = useMay()
  const mayAsk = may('reference.request')
  const { depotId, choices } = useDepot()
  const [editing, setEditing] = useState(false)
  const id = Number(useParams().id ?? 0)
  const { data: product, error } = useQuery(api.products.find.queryOptions({ input: { id } }))
  const { data: settings } = useQuery(api.settings.get.queryOptions())
  const place = depotId ?? choices[0]?.id
  const toStock = (): void => void navigate(place === undefined ? '/stock' : `/stock/${place}/${id}`)
  useKeys([
    { keys: 's', label: t($ => $.stock.ofProduct), act: toStock, disabled: !may('stock.view') },
    { keys: 'e', label: t($ => $.frame.actions.edit), act: () => setEditing(true), disabled: !mayAsk },
    { keys: 'escape', label: t($ => $.frame.actions.back), act: () => void navigate(-1) },
  ])
  if (error)
    return (
      <Page>
        <EmptyState title={sentence(error)}>
          <ActionButton onClick={() => void navigate('/products')}>{t($ => $.frame.actions.back)}</ActionButton>
        </EmptyState>
      </Page>
    )
  if (!product) return <Page>{t($ => $.frame.loading)}</Page>
  const tax = settings?.taxClasses.find(each => each.id === product.taxClassId)
  const base = settings?.company?.baseCurrency ?? 'HTG'
  const containerText = (containerId: number | null): string => {
    const container = settings?.containers.find(each => each.id === containerId)
    return container ? `${container.names[language]} · ${moneyText(container.depositMinor, base, language)}` : ''
  }
  const details: [string, string][] = [
    ...languages.map((of): [string, string] => [
      t($ => $.products.nameIn, { language: words.kernel.language[of] }),
      product.names[of],
    ]),
    [words.errors.field.caseUnits, String(product.caseUnits)],
    [words.errors.field.taxClassId, tax?.names[language] ?? ''],
    [words.errors.field.unitContainerId, containerText(product.unitContainerId)],
    [words.errors.field.caseContainerId, containerText(product.caseContainerId)],
    [words.errors.field.category, product.category],
    [words.errors.field.barcode, product.barcode ?? ''],
    [words.errors.field.weightG, weightText(product.weightG, language)],
  ]
  return (
    <Page>
      <PageHead
        over={product.sku}
        title={product.names[language]}
        tag={
          <>
            {product.proposed ? <Tag tone="warn">{t($ => $.products.proposed)}</Tag> : null}
            {product.active ? null : <Tag>{t($ => $.products.notActive)}</Tag>}
          </>
        }
      >
        {may('stock.view') ? (
          <ActionButton keys="s" onClick={toStock}>
            {t($ => $.stock.ofProduct)}
          </ActionButton>
        ) : null}
        <ActionButton
          kind="primary"
          keys="e"
          blocked={mayAsk ? null : t($ => $.products.mayNotAsk)}
          onClick={() => setEditing(true)}
        >
          {t($ => $.frame.actions.edit)}
        </ActionButton>
      </PageHead>
      <Card>
        <dl className={classes.details}>
          {details
            .filter(([, text]) => text !== '')
            .map(([name, text]) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{text}</dd>
              </div>
            ))}
        </dl>
      </Card>
      <ProductPrices product={product} />
      <UnitsTable product={product} />
      <Timeline table="product" id={product.id} />
      {editing ? <ProductDialog product={product} close={() => setEditing(false)} /> : null}
    </Page>
  )
}
