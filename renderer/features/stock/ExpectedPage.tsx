import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { dayAt } from '../../../shared/kernel/day.ts'
import type { TableRow } from '../../../shared/lists/tableQuestion.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Page } from '../../ui/Page.tsx'
import { PageHead } from '../../ui/PageHead.tsx'
import { useApi } from '../../widgets/api.ts'
import { useDepot } from '../../widgets/depot.tsx'
import { ConfirmDialog } from '../../widgets/dialogs.tsx'
import { useKeys } from '../../widgets/keys.tsx'
import { TableList } from '../../widgets/list/table/TableList.tsx'
import { useTable } from '../../widgets/list/table/useTable.ts'
import { useMay } from '../../widgets/person.ts'
import { useNow } from '../../widgets/useNow.ts'
import { useT } from '../../widgets/words.ts'
import { ExpectDialog } from './ExpectDialog.tsx'
import { MoveDialog } from './MoveDialog.tsx'

type Open = 'change' | 'receive' | 'end' | null

/** What is to come to the depot: received, given another day, or ended where nothing more of it comes. */
export function ExpectedPage() {
  const t = useT()
  const navigate = useNavigate()
  const { depotId } = useDepot()
  const table = useTable('stock-expected', depotId)
  const [open, setOpen] = useState<Open>(null)
  const [chosen, setChosen] = useState<TableRow | undefined>(undefined)
  const state = chosen?.cells.state?.kind === 'text' ? chosen.cells.state.code : undefined
  const blocked = useMay()('stock.move')
    ? chosen
      ? null
      : t($ => $.stock.expected.chooseFirst)
    : t($ => $.stock.mayNotMove)
  const nothingLeft = state === 'received' || state === 'more' ? t($ => $.stock.expected.allHere) : null
  const notEnd = blocked ?? nothingLeft
  const again = state === 'ended'
  const ending = t($ => (again ? $.stock.expected.again : $.stock.expected.end))
  const back = (): void => void navigate('/stock')
  useKeys([
    { keys: 'e', label: t($ => $.stock.expected.change), act: () => setOpen('change'), disabled: blocked !== null },
    { keys: 'r', label: t($ => $.stock.expected.receive), act: () => setOpen('receive'), disabled: blocked !== null },
    { keys: 'x', label: ending, act: () => setOpen('end'), disabled: notEnd !== null },
    { keys: 'escape', label: t($ => $.frame.actions.back), act: back },
  ])
  return (
    <Page fill>
      <PageHead title={t($ => $.stock.expected.title)} under={t($ => $.stock.expected.under)}>
        <ActionButton keys="x" blocked={notEnd} onClick={() => setOpen('end')}>
          {ending}
        </ActionButton>
        <ActionButton keys="e" blocked={blocked} onClick={() => setOpen('change')}>
          {t($ => $.stock.expected.change)}
        </ActionButton>
        <ActionButton kind="primary" keys="r" blocked={blocked} onClick={() => setOpen('receive')}>
          {t($ => $.stock.expected.receive)}
        </ActionButton>
      </PageHead>
      <TableList
        table={table}
        onChosen={setChosen}
        open={({ key }) => void navigate(`/stock/${key.split('-').slice(1).join('/')}`)}
        empty={<EmptyState title={t($ => $.stock.expected.empty)} />}
      />
      {chosen && open ? (
        <Act key={chosen.key} of={chosen.key} open={open} again={again} close={() => setOpen(null)} />
      ) : null}
    </Page>
  )
}

/** The dialog of one act on chosen goods, once what it needs has come. */
function Act({ of, open, again, close }: { of: string; open: Open; again: boolean; close: () => void }) {
  const t = useT()
  const api = useApi()
  const { timeZone } = useDepot()
  const today = dayAt(useNow(), timeZone)
  const [id = 0, depotId = 0, productId = 0] = of.split('-').map(Number)
  const { data: expected } = useQuery(api.stock.expected.queryOptions({ input: { id } }))
  const { data: item } = useQuery(api.stock.item.queryOptions({ input: { depotId, productId } }))
  const { data: product } = useQuery(api.products.find.queryOptions({ input: { id: productId } }))
  const end = useMutation(api.stock.endExpected.mutationOptions({ onSuccess: close }))
  if (!expected || !item || !product) return null
  if (open === 'change')
    return <ExpectDialog place={expected} product={product} today={today} expected={expected} close={close} />
  if (open === 'receive')
    return <MoveDialog item={item} product={product} today={today} expected={expected} close={close} />
  return (
    <ConfirmDialog
      opened
      close={close}
      title={t($ => (again ? $.stock.expected.againTitle : $.stock.expected.endTitle))}
      act={t($ => (again ? $.stock.expected.again : $.stock.expected.end))}
      busy={end.isPending}
      error={end.error}
      confirm={() => end.mutate({ id, ended: !again })}
    >
      <p>{t($ => (again ? $.stock.expected.againText : $.stock.expected.endText), { sku: product.sku })}</p>
    </ConfirmDialog>
  )
}
