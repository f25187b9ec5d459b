import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { ImportDraft } from '../../../../shared/imports/draft.ts'
import { ActionButton } from '../../../ui/ActionButton.tsx'
import { Card } from '../../../ui/Card.tsx'
import { useApi } from '../../../widgets/api.ts'
import { useKeys } from '../../../widgets/keys.tsx'
import { TextField } from '../../../widgets/TextField.tsx'
import { useT, useWords } from '../../../widgets/words.ts'
import classes from './Done.module.css'

/** Keeps the columns and words under a name: tables with the same headings are recognised from then on. */
export function RememberCard({ draft }: { draft: ImportDraft }) {
  const t = useT()
  const { wizard } = useWords()
  const api = useApi()
  const [name, setName] = useState(draft.mapping?.name ?? '')
  const { data: known, refetch } = useQuery(api.imports.remembered.queryOptions())
  const remember = useMutation(api.imports.remember.mutationOptions({ onSuccess: () => void refetch() }))
  const blocked = name.trim() === '' ? t($ => $.errors.problem.required) : null
  const act = (): void => remember.mutate({ name: name.trim() })
  useKeys([{ keys: 'r', label: wizard.done.rememberAct, act, disabled: blocked !== null }])
  const done = remember.data?.name ?? known?.find(one => one.name === name.trim())?.name
  return (
    <Card title={wizard.memory.title}>
      <div className={classes.remember}>
        <TextField
          name="name"
          label={wizard.done.remember}
          value={name}
          onChange={setName}
          maxLength={80}
          error={remember.error}
        />
        <ActionButton keys="r" blocked={blocked} busy={remember.isPending} onClick={act}>
          {wizard.done.rememberAct}
        </ActionButton>
      </div>
      {done === undefined ? null : <p role="status">{t($ => $.wizard.done.remembered, { name: done })}</p>}
    </Card>
  )
}
