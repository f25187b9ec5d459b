import { useQuery } from '@tanstack/react-query'
import type { QuotedLine } from '../../../../shared/orders/contract.ts'
import { useApi } from '../../../widgets/api.ts'
import { useLanguage, useT } from '../../../widgets/words.ts'
import classes from './LineTable.module.css'

/** Why this price, in a few words. */
export function PriceReason({
  line,
}: {
  line: Pick<QuotedLine, 'priceSource' | 'listName' | 'freeReasonId' | 'promotionId' | 'priceUnits' | 'caseUnits'>
}) {
  const t = useT()
  const language = useLanguage()
  const api = useApi()
  const { data: reasons } = useQuery({ ...api.settings.get.queryOptions(), select: settings => settings.reasonCodes })
  const { data: promotions } = useQuery({
    ...api.priceLists.promotions.queryOptions(),
    enabled: line.promotionId !== null,
  })
  switch (line.priceSource) {
    case 'typed':
      return <span className={classes.know}>{t($ => $.orderEntry.reason.typed)}</span>
    case 'imported':
      return t($ => $.orderEntry.reason.imported)
    case 'free': {
      const reason = reasons?.find(each => each.id === line.freeReasonId)?.texts[language]
      const name = promotions?.find(each => each.id === line.promotionId)?.name
      const text =
        name !== undefined
          ? t($ => $.orderEntry.reason.promotion, { name })
          : reason !== undefined
            ? t($ => $.orderEntry.reason.free, { reason })
            : t($ => $.orderEntry.reason.freeUnknown)
      return (
        <span className={classes.know} title={text}>
          {text}
        </span>
      )
    }
    case 'customer-list':
    case 'class-list':
    case 'general-list': {
      const list = t($ => $.orderEntry.reason[line.priceSource], { list: line.listName })
      const loose = line.priceUnits === 1 && line.caseUnits > 1
      const text = loose ? `${list} · ${t($ => $.orderEntry.perUnit)}` : list
      return <span title={text}>{text}</span>
    }
  }
}
