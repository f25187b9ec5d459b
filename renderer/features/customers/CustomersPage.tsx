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
import { useT, useWords } from '../../widgets/words.ts'
import { customerColumns } from './list/customerColumns.tsx'
import { customerListKind } from './list/customerListKind.ts'
import { useCustomerFields } from './list/useCustomerFields.tsx'

/** Everybody who buys from this depot. */
export function CustomersPage() {
  const t = useT()
  const words = useWords()
  const api = useApi()
  const navigate = useNavigate()
  const mayEdit = useMay()('customers.edit')
  const list = useList(customerListKind)
  const { filter } = list.state
  const create = (): void => void navigate('/customers/new')
  useKeys([
    { keys: 'n', label: t($ => $.customers.form.newTitle), act: create, disabled: !mayEdit },
    { keys: 'i', label: t($ => $.customers.list.inactive), act: () => list.filterBy({ inactive: !filter.inactive }) },
  ])
  const first = mayEdit ? (
    <ActionButton kind="primary" keys="n" onClick={create}>
      {t($ => $.customers.form.newTitle)}
    </ActionButton>
  ) : null

  return (
    <Page fill>
      <PageHead title={t($ => $.frame.screens.customers)} under={t($ => $.customers.list.under)}>
        {first}
      </PageHead>
      <DataList
        list={list}
        label={t($ => $.frame.screens.customers)}
        columns={customerColumns(t, words)}
        idOf={row => row.id}
        open={row => void navigate(`/customers/${row.id}`)}
        query={ask => api.customers.list.queryOptions({ input: { ...filter, ...ask } })}
        question={{
          list: 'customers',
          filter: { ...filter, search: list.state.search },
          sort: list.state.sort,
          descending: list.state.descending,
        }}
        fields={useCustomerFields(filter, list.filterBy)}
        empty={
          <EmptyState title={t($ => $.customers.list.emptyTitle)} text={t($ => $.customers.list.emptyText)}>
            {first}
            <ImportOffer />
          </EmptyState>
        }
      />
    </Page>
  )
}
