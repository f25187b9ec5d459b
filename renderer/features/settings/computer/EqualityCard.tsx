import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { Comparison } from '../../../../shared/sync/equality/contract.ts'
import { ActionButton } from '../../../ui/ActionButton.tsx'
import { Card } from '../../../ui/Card.tsx'
import { useApi } from '../../../widgets/api.ts'
import { useKeys } from '../../../widgets/keys.tsx'
import { useMay } from '../../../widgets/person.ts'
import { InstantText } from '../../../widgets/texts.tsx'
import { useT } from '../../../widgets/words.ts'
import { Detail } from '../Detail.tsx'
import classes from '../Settings.module.css'

/** Whether this copy is head office's, when that was looked at last, and what was put right. */
export function EqualityCard() {
  const t = useT()
  const api = useApi()
  const queryClient = useQueryClient()
  const mayCompare = useMay()('sync.run')
  const { data: last } = useQuery(api.equality.last.queryOptions())
  const compare = useMutation(
    api.equality.compare.mutationOptions({
      onSuccess: () => queryClient.invalidateQueries({ queryKey: api.equality.last.key() }),
    }),
  )
  const begin = (): void => compare.mutate({})
  useKeys([{ keys: 'c', label: t($ => $.equality.compare), act: begin, disabled: !mayCompare || compare.isPending }])
  const failed = compare.isError || (compare.isSuccess && compare.data === null)
  return (
    <Card title={t($ => $.equality.title)}>
      <dl className={classes.details}>
        <Detail name={t($ => $.equality.compared)}>
          {last ? <InstantText at={last.at} /> : t($ => $.equality.never)}
        </Detail>
      </dl>
      <div role="status">
        {compare.isPending ? <p>{t($ => $.equality.comparing)}</p> : null}
        {failed ? <p>{t($ => $.equality.notNow)}</p> : null}
        {last && !compare.isPending && !failed ? <Result of={last} /> : null}
      </div>
      <p className={classes.quiet}>{t($ => $.equality.how)}</p>
      <div className={classes.acts}>
        <ActionButton
          keys="c"
          busy={compare.isPending}
          blocked={mayCompare ? null : t($ => $.settings.mayNotSet)}
          onClick={begin}
        >
          {t($ => $.equality.compare)}
        </ActionButton>
      </div>
    </Card>
  )
}

function Result({ of: { mended, unequal } }: { of: Comparison }) {
  const t = useT()
  if (mended === 0 && unequal === 0) return <p>{t($ => $.equality.equal)}</p>
  return (
    <>
      {mended > 0 ? <p>{t($ => $.equality.mended, { count: mended })}</p> : null}
      {unequal > 0 ? <p>{t($ => $.equality.unequal, { count: unequal })}</p> : null}
    </>
  )
}
