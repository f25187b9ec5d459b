import { Progress } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import type { ImportState } from '../../../../shared/imports/contract.ts'
import { wholeNumber } from '../../../../shared/kernel/locale.ts'
import { ActionButton } from '../../../ui/ActionButton.tsx'
import { Card } from '../../../ui/Card.tsx'
import { useApi } from '../../../widgets/api.ts'
import { useKeys } from '../../../widgets/keys.tsx'
import { useLanguage, useT, useWords } from '../../../widgets/words.ts'
import classes from './Done.module.css'

/** How far the import is; it can be stopped, and goes on where nobody looks. */
export function RunningCard({ state }: { state: ImportState }) {
  const t = useT()
  const language = useLanguage()
  const { wizard } = useWords()
  const api = useApi()
  const stop = useMutation(api.imports.stop.mutationOptions())
  const ask = (): void => stop.mutate({ batch: state.batch })
  const stopping = stop.data?.stopping === true
  const text = (count: number): string => wholeNumber(count, language)
  useKeys([{ keys: 's', label: wizard.done.stop, act: ask, disabled: stopping }])
  return (
    <Card title={wizard.done.running}>
      <div className={classes.running}>
        <Progress value={(100 * state.done) / Math.max(1, state.total)} aria-label={wizard.done.running} size="lg" />
        <p role="status">
          {stopping
            ? wizard.done.stopping
            : state.total === 0
              ? wizard.tables.reading
              : t($ => $.wizard.done.progress, { done: text(state.done), total: text(state.total) })}
        </p>
        <div>
          <ActionButton keys="s" busy={stop.isPending} blocked={stopping ? wizard.done.stopping : null} onClick={ask}>
            {wizard.done.stop}
          </ActionButton>
        </div>
      </div>
    </Card>
  )
}
