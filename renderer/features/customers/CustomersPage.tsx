import { NativeSelect, Switch } from '@mantine/core'
import { useNavigate } from 'react-router'
import { z } from 'zod'
import { customerClasses } from '../../../shared/customers/class.ts'
import { CustomerClass } from '../../../shared/customers/contract.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Page } from '../../ui/Page.tsx'
import { PageHead } from '../../ui/PageHead.tsx'
import { useApi } from '../../widgets/api.ts'
import { useKept } from '../../widgets/kept.tsx'
import { useKeys } from '../../widgets/keys.tsx'
import { DataList } from '../../widgets/list/DataList.tsx'
import { useMay } from '../../widgets/person.ts'
import { useT, useWords } from '../../widgets/words.ts'
import { customerColumns } from './list/customerColumns.tsx'

const Shown = z.object({ customerClass: CustomerClass.nullable(), inactive: z.boolean() })
type Shown = z.infer<typeof Shown>
const usual: Shown = { customerClass: null, inactive: false }

/** Everybody who buys from this depot. */
export function CustomersPage() {
  const t = useT()
  const words = useWords()
  const api = useApi()
  const navigate = useNavigate()
  const mayEdit = useMay()('customers.edit')
  const [shown, show] = useKept<Shown>(
    'customers:shown',
    usual,
    (value): value is Shown => Shown.safeParse(value).success,
  )
  const create = (): void => void navigate('/customers/new')
  useKeys([
    { keys: 'n', label: t($ => $.customers.form.newTitle), act: create, disabled: !mayEdit },
    { keys: 'i', label: t($ => $.customers.list.inactive), act: () => show({ ...shown, inactive: !shown.inactive }) },
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
        name="customers"
        label={t($ => $.frame.screens.customers)}
        columns={customerColumns(t, words)}
        idOf={row => row.id}
        initialSort="name"
        open={row => void navigate(`/customers/${row.id}`)}
        query={ask => api.customers.list.queryOptions({ input: { ...ask, ...shown, zone: null } })}
        variant={JSON.stringify(shown)}
        filtered={shown.customerClass !== null || shown.inactive}
        clearFilters={() => show(usual)}
        filters={
          <>
            <NativeSelect
              size="xs"
              aria-label={t($ => $.customers.list.class)}
              value={shown.customerClass ?? ''}
              data={[
                { value: '', label: t($ => $.customers.list.anyClass) },
                ...customerClasses.map(value => ({ value, label: words.customers.customerClass[value] })),
              ]}
              onChange={event => {
                const chosen = CustomerClass.safeParse(event.currentTarget.value)
                show({ ...shown, customerClass: chosen.success ? chosen.data : null })
              }}
            />
            <Switch
              size="xs"
              label={t($ => $.customers.list.inactive)}
              checked={shown.inactive}
              onChange={event => show({ ...shown, inactive: event.currentTarget.checked })}
            />
          </>
        }
        empty={
          <EmptyState title={t($ => $.customers.list.emptyTitle)} text={t($ => $.customers.list.emptyText)}>
            {first}
          </EmptyState>
        }
      />
    </Page>
  )
}
