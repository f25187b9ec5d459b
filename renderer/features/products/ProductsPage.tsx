import { Switch } from '@mantine/core'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import type { Product, productSorts } from '../../../shared/products/contract.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Page } from '../../ui/Page.tsx'
import { PageHead } from '../../ui/PageHead.tsx'
import { Tag } from '../../ui/Tag.tsx'
import { useApi } from '../../widgets/api.ts'
import { useKept } from '../../widgets/kept.tsx'
import { useKeys } from '../../widgets/keys.tsx'
import type { Column } from '../../widgets/list/column.ts'
import { DataList } from '../../widgets/list/DataList.tsx'
import { useMay } from '../../widgets/person.ts'
import { useLanguage, useT, useWords } from '../../widgets/words.ts'
import { PrintProducts } from './PrintProducts.tsx'
import { ProductDialog } from './ProductDialog.tsx'

type Sort = (typeof productSorts)[number]

/** What can be sold. Head office writes it; a depot asks. */
export function ProductsPage() {
  const t = useT()
  const words = useWords()
  const language = useLanguage()
  const api = useApi()
  const navigate = useNavigate()
  const mayAsk = useMay()('reference.request')
  const [creating, setCreating] = useState(false)
  const [inactive, showInactive] = useKept(
    'products:inactive',
    false,
    (value): value is boolean => typeof value === 'boolean',
  )
  const [printing, setPrinting] = useState(false)
  const create = (): void => setCreating(true)
  useKeys([
    { keys: 'n', label: t($ => $.products.create), act: create, disabled: !mayAsk },
    { keys: 'p', label: t($ => $.print.print), act: () => setPrinting(true) },
    { keys: 'i', label: t($ => $.products.inactive), act: () => showInactive(!inactive) },
  ])
  const columns: readonly Column<Product, Sort>[] = [
    {
      id: 'sku',
      title: words.errors.field.sku,
      width: '8rem',
      sort: 'sku',
      fixed: true,
      cell: row => <strong>{row.sku}</strong>,
    },
    {
      id: 'name',
      title: words.errors.field.name,
      sort: 'name',
      fixed: true,
      cell: row => (
        <>
          {row.names[language]} {row.proposed ? <Tag tone="warn">{t($ => $.products.proposed)}</Tag> : null}
          {row.active ? null : <Tag>{t($ => $.products.notActive)}</Tag>}
        </>
      ),
    },
    { id: 'case', title: words.errors.field.caseUnits, width: '11.5rem', align: 'end', cell: row => row.caseUnits },
    { id: 'category', title: words.errors.field.category, width: '11rem', sort: 'category', cell: row => row.category },
    { id: 'barcode', title: words.errors.field.barcode, width: '10rem', hidden: true, cell: row => row.barcode ?? '' },
  ]
  const first = mayAsk ? (
    <ActionButton kind="primary" keys="n" onClick={create}>
      {t($ => $.products.create)}
    </ActionButton>
  ) : null

  return (
    <Page fill>
      <PageHead title={t($ => $.products.title)} under={t($ => $.products.under)}>
        <ActionButton keys="p" onClick={() => setPrinting(true)}>
          {t($ => $.print.print)}
        </ActionButton>
        {first}
      </PageHead>
      <DataList
        name="products"
        label={t($ => $.products.title)}
        columns={columns}
        idOf={row => row.id}
        initialSort="sku"
        open={row => void navigate(`/products/${row.id}`)}
        query={ask => api.products.list.queryOptions({ input: { ...ask, inactive } })}
        variant={String(inactive)}
        filtered={inactive}
        clearFilters={() => showInactive(false)}
        filters={
          <Switch
            size="xs"
            label={t($ => $.products.inactive)}
            checked={inactive}
            onChange={event => showInactive(event.currentTarget.checked)}
          />
        }
        empty={
          <EmptyState title={t($ => $.products.emptyTitle)} text={t($ => $.products.emptyText)}>
            {first}
          </EmptyState>
        }
      />
      {printing ? <PrintProducts inactive={inactive} close={() => setPrinting(false)} /> : null}
      {creating ? <ProductDialog product={null} close={() => setCreating(false)} /> : null}
    </Page>
  )
}
