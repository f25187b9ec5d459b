import { useNavigate } from 'react-router'
import { TableList } from '../../../widgets/list/table/TableList.tsx'
import { useTable } from '../../../widgets/list/table/useTable.ts'
import { recordPath } from '../../../widgets/recordPath.ts'
import { useT } from '../../../widgets/words.ts'

/** Who did what to which record, when, on which computer; Enter opens the record. */
export function AuditSection() {
  const t = useT()
  const navigate = useNavigate()
  const table = useTable('audit')
  return (
    <TableList
      table={table}
      fit
      open={({ opens }) => {
        const path = opens === null ? null : recordPath(opens.table, opens.id)
        if (path !== null) void navigate(path)
      }}
      empty={t($ => $.audit.empty)}
    />
  )
}
