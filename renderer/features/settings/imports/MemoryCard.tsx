import { TextInput } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { ImportKind } from '../../../../shared/import/kind.ts'
import { ActionButton } from '../../../ui/ActionButton.tsx'
import { Card } from '../../../ui/Card.tsx'
import { useApi } from '../../../widgets/api.ts'
import { ConfirmDialog } from '../../../widgets/dialogs.tsx'
import { InstantText } from '../../../widgets/texts.tsx'
import { useT, useWords } from '../../../widgets/words.ts'
import classes from './Imports.module.css'

type Known = { id: string; name: string; kinds: readonly ImportKind[]; rememberedAt: number }

/** The tables that are recognised by their headings: named anew, or forgotten. */
export function MemoryCard() {
  const { wizard } = useWords()
  const api = useApi()
  const { data: known } = useQuery(api.imports.remembered.queryOptions())
  return (
    <Card title={wizard.memory.title}>
      {known?.length === 0 ? <p className={classes.quiet}>{wizard.memory.none}</p> : null}
      <ul className={classes.known}>
        {known?.map(one => (
          <KnownRow key={one.id} one={one} />
        ))}
      </ul>
    </Card>
  )
}

function KnownRow({ one }: { one: Known }) {
  const t = useT()
  const { frame, wizard } = useWords()
  const api = useApi()
  const queryClient = useQueryClient()
  const [act, setAct] = useState<'rename' | 'forget' | null>(null)
  const [name, setName] = useState(one.name)
  const done = {
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: api.imports.remembered.key() })
      setAct(null)
    },
  }
  const rename = useMutation(api.imports.rename.mutationOptions(done))
  const forget = useMutation(api.imports.forget.mutationOptions(done))
  const close = (): void => setAct(null)
  return (
    <li>
      <span>
        <strong>{one.name}</strong>{' '}
        <span className={classes.quiet}>
          {one.kinds.map(kind => wizard.tables.kind[kind]).join(', ')} · <InstantText at={one.rememberedAt} />
        </span>
      </span>
      <ActionButton small onClick={() => setAct('rename')}>
        {wizard.memory.rename}
      </ActionButton>
      <ActionButton small onClick={() => setAct('forget')}>
        {wizard.memory.forget}
      </ActionButton>
      <ConfirmDialog
        opened={act === 'rename'}
        close={close}
        title={wizard.memory.renameTitle}
        act={frame.actions.save}
        busy={rename.isPending}
        error={rename.error}
        confirm={() => rename.mutate({ id: one.id, name: name.trim() || one.name })}
      >
        <TextInput
          label={wizard.memory.name}
          data-autofocus
          maxLength={80}
          value={name}
          onChange={event => setName(event.currentTarget.value)}
        />
      </ConfirmDialog>
      <ConfirmDialog
        opened={act === 'forget'}
        close={close}
        title={t($ => $.wizard.memory.forgetTitle, { name: one.name })}
        act={wizard.memory.forget}
        danger
        busy={forget.isPending}
        error={forget.error}
        confirm={() => forget.mutate({ id: one.id })}
      >
        <p>{wizard.memory.forgetText}</p>
      </ConfirmDialog>
    </li>
  )
}
