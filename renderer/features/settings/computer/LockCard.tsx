import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { ActionButton } from '../../../ui/ActionButton.tsx'
import { Card } from '../../../ui/Card.tsx'
import { useApi } from '../../../widgets/api.ts'
import { wholeField } from '../../../widgets/form/field.ts'
import { RecordDialog } from '../../../widgets/form/RecordDialog.tsx'
import { useKeys } from '../../../widgets/keys.tsx'
import { useMay } from '../../../widgets/person.ts'
import { useT } from '../../../widgets/words.ts'
import classes from '../Settings.module.css'

/** After how long the screens of this computer lock by themselves. */
export function LockCard() {
  const t = useT()
  const api = useApi()
  const queryClient = useQueryClient()
  const maySet = useMay()('settings.edit')
  const [editing, setEditing] = useState(false)
  const { data: session } = useQuery(api.auth.state.queryOptions())
  const minutes = session?.state === 'open' ? session.lockAfterMinutes : null
  useKeys([{ keys: 'l', label: t($ => $.settings.computer.lockTitle), act: () => setEditing(true), disabled: !maySet }])
  if (minutes === null) return null
  return (
    <Card title={t($ => $.settings.computer.lock)}>
      <p>{t($ => $.settings.computer.lockText, { count: minutes })}</p>
      <div className={classes.acts}>
        <ActionButton keys="l" blocked={maySet ? null : t($ => $.settings.mayNotSet)} onClick={() => setEditing(true)}>
          {t($ => $.frame.actions.edit)}
        </ActionButton>
      </div>
      {editing ? (
        <RecordDialog<{ afterMinutes: number }>
          title={t($ => $.settings.computer.lockTitle)}
          fields={[
            wholeField('afterMinutes', {
              label: t($ => $.settings.computer.lockField),
              hint: t($ => $.settings.computer.lockHint),
            }),
          ]}
          initial={{ afterMinutes: minutes }}
          save={async typed => {
            await api.settings.saveLock.call(typed)
            await queryClient.invalidateQueries({ queryKey: api.auth.state.key() })
            return null
          }}
          close={() => setEditing(false)}
        />
      ) : null}
    </Card>
  )
}
