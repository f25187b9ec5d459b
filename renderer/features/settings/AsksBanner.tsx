import type { TableName } from '../../../shared/sync/registry.ts'
import { Banner } from '../../ui/Banner.tsx'
import { useMay } from '../../widgets/person.ts'
import { useWrites } from '../../widgets/useWrites.ts'
import { useT } from '../../widgets/words.ts'

/** Says beforehand that a change here becomes a request. */
export function AsksBanner({ table }: { table: TableName }) {
  const t = useT()
  const mayAsk = useMay()('reference.request')
  const writes = useWrites()(table)
  return mayAsk && !writes ? <Banner tone="know">{t($ => $.requests.asks)}</Banner> : null
}
