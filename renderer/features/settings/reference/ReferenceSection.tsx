import { useState } from 'react'
import type { TableName as ListedAs } from '../../../../shared/lists/tables/tables.ts'
import type { Outcome } from '../../../../shared/settings/contract.ts'
import type { TableName } from '../../../../shared/sync/registry.ts'
import type { FieldSpec } from '../../../widgets/form/field.ts'
import { RecordDialog } from '../../../widgets/form/RecordDialog.tsx'
import { TableList } from '../../../widgets/list/table/TableList.tsx'
import { useTable } from '../../../widgets/list/table/useTable.ts'
import { useMay } from '../../../widgets/person.ts'
import { useWrites } from '../../../widgets/useWrites.ts'
import { useT } from '../../../widgets/words.ts'
import { AsksBanner } from '../AsksBanner.tsx'

interface ReferenceSectionProps<Row, Typed> {
  table: TableName
  /** The list that shows them. */
  listed: ListedAs
  rows: readonly Row[]
  idOf: (row: Row) => number
  empty: string
  /** What the button for a new one says. */
  create: string
  titleOf: (row: Row) => string
  fields: readonly FieldSpec<Typed>[]
  /** What stands in the form: a row's own values, or the usual ones of a new row. */
  typed: (row: Row | null) => Typed
  save: (typed: Typed, note: string) => Promise<Outcome>
  /** What looks odd about what is typed: said once before it is saved. */
  doubt?: (typed: Typed) => string | null
  allTheSame?: string
}

/** Rows that head office owns: a list, and one dialog for a new one or for one that is changed. */
export function ReferenceSection<Row, Typed>(props: ReferenceSectionProps<Row, Typed>) {
  const { table, idOf } = props
  const t = useT()
  const mayAsk = useMay()('reference.request')
  const writes = useWrites()(table)
  const shown = useTable(props.listed)
  const [editing, edit] = useState<{ row: Row | null } | null>(null)
  const open = ({ key }: { key: string }): void => {
    const row = props.rows.find(each => String(idOf(each)) === key)
    if (row !== undefined) edit({ row })
  }
  return (
    <>
      <AsksBanner table={table} />
      <TableList
        table={shown}
        fit
        open={mayAsk ? open : undefined}
        create={{
          label: props.create,
          act: () => edit({ row: null }),
          blocked: mayAsk ? null : t($ => $.settings.mayNotAsk),
        }}
        empty={props.empty}
      />
      {editing ? (
        <RecordDialog<Typed>
          title={editing.row === null ? props.create : props.titleOf(editing.row)}
          fields={props.fields}
          initial={props.typed(editing.row)}
          asks={!writes}
          save={props.save}
          {...(props.doubt ? { doubt: props.doubt } : {})}
          {...(props.allTheSame === undefined ? {} : { allTheSame: props.allTheSame })}
          history={editing.row === null ? null : { table, id: idOf(editing.row) }}
          close={() => edit(null)}
        />
      ) : null}
    </>
  )
}
