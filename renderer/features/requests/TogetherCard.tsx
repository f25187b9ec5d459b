import { useQuery } from '@tanstack/react-query'
import type { Request } from '../../../shared/requests/contract.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { Card } from '../../ui/Card.tsx'
import { useApi } from '../../widgets/api.ts'
import { useKeys } from '../../widgets/keys.tsx'
import type { ShownTable } from '../../widgets/list/table/useTable.ts'
import { useAnswers } from '../../widgets/useAnswers.ts'
import { useT } from '../../widgets/words.ts'
import classes from './Requests.module.css'

interface TogetherCardProps {
  request: Request
  together: string
  table: ShownTable
  /** Opens the dialog, which stays where the card is gone with the last of them. */
  answer: (of: { together: string; what: string }) => void
}

/** That others were asked with it, how many wait, and how all of them are seen or answered. */
export function TogetherCard({ request, together, table, answer }: TogetherCardProps) {
  const t = useT()
  const api = useApi()
  const answers = useAnswers()
  const { data: open = 0 } = useQuery(api.requests.togetherOpen.queryOptions({ input: { together } }))
  const what = request.note || request.askedBy
  const show = (): void => {
    const { chosen } = table.list.state.filter
    table.list.filterBy({ chosen: { ...chosen, together: [together] } })
  }
  const begin = (): void => answer({ together, what })
  const some = open > 1
  useKeys([
    { keys: 't', label: t($ => $.requests.together.act), act: begin, disabled: !answers || !some },
    { keys: 'y', label: t($ => $.requests.together.show), act: show },
  ])
  if (!some) return null
  return (
    <Card tone="know">
      <p className={classes.plain}>{t($ => $.requests.together.came, { count: open, what })}</p>
      <div className={classes.acts}>
        {answers ? (
          <ActionButton keys="t" onClick={begin}>
            {t($ => $.requests.together.act)}
          </ActionButton>
        ) : null}
        <ActionButton keys="y" onClick={show}>
          {t($ => $.requests.together.show)}
        </ActionButton>
      </div>
    </Card>
  )
}
