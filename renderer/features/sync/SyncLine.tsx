import { useMutation, useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import type { SyncStatus } from '../../../shared/sync/contract.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { Tag } from '../../ui/Tag.tsx'
import { useApi } from '../../widgets/api.ts'
import { useKeys } from '../../widgets/keys.tsx'
import { useMay } from '../../widgets/person.ts'
import { useT } from '../../widgets/words.ts'
import classes from './SyncLine.module.css'
import { useSyncSentences } from './useSyncSentences.ts'

interface SyncLineProps {
  showKeys: () => void
  /** Where what needs somebody stands, once there is such a screen. */
  attentionPath: string | null
}

/** The truth about head office, in one line: up to when, what waits, what needs somebody, what is wrong. */
export function SyncLine({ showKeys, attentionPath }: SyncLineProps) {
  const t = useT()
  const api = useApi()
  const may = useMay()
  const { data: status } = useQuery(
    api.sync.status.queryOptions({ refetchInterval: query => lookAgainAfter(query.state.data) }),
  )
  const sync = useMutation(api.sync.now.mutationOptions())
  const sentences = useSyncSentences(status)
  const canSync = may('sync.run') && status !== undefined && status.state !== 'alone'
  const syncNow = (): void => sync.mutate({})
  useKeys(canSync ? [{ keys: 'f9', label: t($ => $.frame.keys.sync), act: syncNow }] : [], 'everywhere')
  if (!status || !sentences) return <div className={classes.line} />
  return (
    <section className={classes.line} aria-label={t($ => $.sync.line.label)}>
      <span className={classes.dot} data-tone={sentences.tone} aria-hidden="true" />
      <span role="status" className={classes.sentences}>
        <span>{sentences.first}</span>
        {sentences.waiting === null ? null : <span>{sentences.waiting}</span>}
        {sentences.trouble === null ? null : <span className={classes.trouble}>{sentences.trouble}</span>}
      </span>
      {status.needsAttention > 0 ? <NeedsYou count={status.needsAttention} path={attentionPath} /> : null}
      <span className={classes.push} />
      {canSync ? (
        <ActionButton kind="quiet" small keys="f9" busy={status.state === 'running'} onClick={syncNow}>
          {t($ => $.sync.line.now)}
        </ActionButton>
      ) : null}
      <ActionButton kind="quiet" small onClick={showKeys}>
        {t($ => $.frame.keys.hint)}
      </ActionButton>
    </section>
  )
}

function NeedsYou({ count, path }: { count: number; path: string | null }) {
  const t = useT()
  const tag = <Tag tone="warn">{t($ => $.sync.line.needsYou, { count })}</Tag>
  return path === null ? tag : <Link to={path}>{tag}</Link>
}

/** Often while it runs, so that the numbers move; else `changes.watch` tells, and this only keeps the clock honest. */
const lookAgainAfter = (status: SyncStatus | undefined): number => (status?.state === 'running' ? 500 : 10_000)
