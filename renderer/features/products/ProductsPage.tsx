import { useState } from 'react'
import { useNavigate } from 'react-router'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Page } from '../../ui/Page.tsx'
import { PageHead } from '../../ui/PageHead.tsx'
import { useApi } from '../../widgets/api.ts'
import { ImportOffer } from '../../widgets/ImportOffer.tsx'
import { useKeys } from '../../widgets/keys.tsx'
import { DataList } from '../../widgets/list/DataList.tsx'
import { useList } from '../../widgets/list/useList.ts'
import { useMay } from '../../widgets/person.ts'
import { useLanguage, useT, useWords } from '../../widgets/words.ts'
import { PrintProducts } from './PrintProducts.tsx'
import { ProductDialog } from './ProductDialog.tsx'
import { productColumns } from './productColumns.tsx'
import { productListKind } from './productListKind.ts'
import { useProductFields } from './useProductFields.tsx'

/** What can be sold. Head office writes it; a depot asks. */
export function ProductsPage() {
  const t = useT()
  const words = useWords()
  const language = useLanguage()
  const api = useApi()
  const navigate = useNavigate()
  const mayAsk = useMay()('reference.request')
  const [creating, setCreating] = useState(false)
  const list = useList(productListKind)
  const { filter } = list.state
  const [printing, setPrinting] = useState(false)
  const create = (): void => setCreating(true)
  useKeys([
    { keys: 'n', label: t($ => $.products.create), act: create, disabled: !mayAsk },
    { keys: 'p', label: t($ => $.print.print), act: () => setPrinting(true) },
    { keys: 'i', label: t($ => $.products.inactive), act: () => list.filterBy({ inactive: !filter.inactive }) },
  ])
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
        list={list}
        ownPaper
        label={t($ => $.products.title)}
        columns={productColumns(words, language)}
        idOf={row => row.id}
        open={row => void navigate(`/products/${row.id}`)}
        query={ask => api.products.list.queryOptions({ input: { ...filter, ...ask } })}
        question={{
          list: 'products',
          filter: { ...filter, search: list.state.search },
          sort: list.state.sort,
          descending: list.state.descending,
        }}
        fields={useProductFields(filter, list.filterBy)}
        empty={
          <EmptyState title={t($ => $.products.emptyTitle)} text={t($ => $.products.emptyText)}>
            {first}
            <ImportOffer />
          </EmptyState>
        }
      />
      {printing ? <PrintProducts inactive={filter.inactive} close={() => setPrinting(false)} /> : null}
      {creating ? <ProductDialog product={null} close={() => setCreating(false)} /> : null}
    </Page>
  )
}
