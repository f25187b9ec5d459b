import { type ReactNode, useState } from 'react'
import type { Outcome } from '../../../../shared/settings/contract.ts'
import type { TableName } from '../../../../shared/sync/registry.ts'
import type { FieldSpec } from '../../../widgets/form/field.ts'
import { RecordDialog } from '../../../widgets/form/RecordDialog.tsx'
import { RecordTable } from '../../../widgets/form/RecordTable.tsx'
import { useMay } from '../../../widgets/person.ts'
import { useWrites } from '../../../widgets/useWrites.ts'
import { useT } from '../../../widgets/words.ts'
import { AsksBanner } from '../AsksBanner.tsx'

interface ReferenceSectionProps<Row, Typed> {
  table: TableName
  title: string
  rows: readonly Row[]
  idOf: (row: Row) => number
  columns: readonly { title: string; cell: (row: Row) => ReactNode; end?: boolean }[]
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

/** Rows that head office owns: a short table, and one dialog for a new one or for one that is changed. */
export function ReferenceSection<Row, Typed>(props: ReferenceSectionProps<Row, Typed>) {
  const { table, idOf } = props
  const t = useT()
  const mayAsk = useMay()('reference.request')
  const writes = useWrites()(table)
  const [editing, edit] = useState<{ row: Row | null } | null>(null)
  return (
    <>
      <AsksBanner table={table} />
      <RecordTable
        name={table}
        title={props.title}
        rows={props.rows}
        idOf={idOf}
        open={mayAsk ? row => edit({ row }) : undefined}
        create={{ label: props.create, act: () => edit({ row: null }) }}
        blocked={mayAsk ? null : t($ => $.settings.mayNotAsk)}
        empty={props.empty}
        columns={props.columns}
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
