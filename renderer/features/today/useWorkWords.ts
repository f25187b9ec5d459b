import { useQuery } from '@tanstack/react-query'
import { minutesBetween } from '../../../shared/kernel/instant.ts'
import { clockTime, moneyText, shortDay } from '../../../shared/kernel/locale.ts'
import type { OrderRow } from '../../../shared/orders/contract.ts'
import { cutoffFor } from '../../../shared/orders/cutoff.ts'
import { depotClock } from '../../../shared/orders/depotClock.ts'
import { orderTitle } from '../../../shared/orders/title.ts'
import type { Today, Work } from '../../../shared/today/contract.ts'
import type { Tone } from '../../ui/Tag.tsx'
import { useApi } from '../../widgets/api.ts'
import { useDuration } from '../../widgets/texts.tsx'
import { useLanguage, useT, useWords } from '../../widgets/words.ts'

interface WorkWords {
  tag: (work: Work) => { tone: Tone; text: string }
  source: (work: Work) => string
  why: (work: Work) => string
}

/** A row of the worklist in words: how urgent, which record, and why. */
export function useWorkWords(today: Today, now: number): WorkWords {
  const t = useT()
  const words = useWords()
  const language = useLanguage()
  const duration = useDuration()
  const { data: settings } = useQuery(useApi().settings.get.queryOptions())
  /** Each depot has a cut-off of its own. */
  const cutoffOf = ({ depotId, requestedDay }: OrderRow): string => {
    const depot = settings?.depots.find(one => one.id === depotId)
    if (!settings || !depot) return ''
    return clockTime(cutoffFor(requestedDay, depotClock(depot, settings.calendars)), depot.timeZone)
  }
  // Minutes were counted when the list was made; the clock has gone on since.
  const passed = Math.max(0, minutesBetween(today.now, now))

  const tag: WorkWords['tag'] = ({ urgency, minutes }) => {
    const age = duration(minutes + passed)
    switch (urgency) {
      case 'past-cutoff':
        return { tone: 'bad', text: t($ => $.today.work.tag.pastCutoff, { age }) }
      case 'before-cutoff': {
        const left = Math.max(0, minutes - passed)
        return {
          tone: left <= 60 ? 'bad' : 'warn',
          text: t($ => $.today.work.tag.beforeCutoff, { age: duration(left) }),
        }
      }
      case 'over-limit':
        return { tone: 'warn', text: t($ => $.today.work.tag.overLimit, { age }) }
      case 'on-hold':
        return { tone: 'warn', text: t($ => $.today.work.tag.onHold, { age }) }
      case 'refused':
        return { tone: 'bad', text: t($ => $.today.work.tag.needsYou) }
      case 'conflict':
        return { tone: 'warn', text: t($ => $.today.work.tag.needsYou) }
      case 'request':
        return { tone: 'know', text: t($ => $.today.work.tag.request) }
      case 'draft':
        return { tone: 'quiet', text: t($ => $.today.work.tag.draft, { age }) }
    }
  }

  const ofOrder = (order: OrderRow, { urgency, minutes }: Work): string => {
    const customer = order.customerName
    const stage = words.orders.status[order.status].toLowerCase()
    const day = shortDay(order.requestedDay, language, Number(today.day.slice(0, 4)))
    const time = cutoffOf(order)
    if (order.status === 'draft') {
      if (order.lines === 0) return t($ => $.today.work.why.draftEmpty, { customer })
      const lines = t($ => $.today.work.lines, { count: order.lines })
      return t($ => $.today.work.why.draft, {
        customer,
        lines,
        amount: moneyText(order.totalMinor, order.currency, language),
      })
    }
    switch (urgency) {
      case 'past-cutoff':
        return t($ => $.today.work.why['past-cutoff'], { customer, stage, day, time })
      case 'before-cutoff':
        return t($ => $.today.work.why['before-cutoff'], { customer, stage, day, time })
      case 'over-limit': {
        const limit = order.limitMinutes ?? 0
        const total = duration(limit + minutes + passed)
        return t($ => $.today.work.why['over-limit'], { customer, stage, total, limit: duration(limit) })
      }
      case 'on-hold':
      case 'refused':
      case 'conflict':
      case 'request':
      case 'draft': {
        const kind = order.holdKind === null ? '' : words.orders.holdKind[order.holdKind].toLowerCase()
        return t($ => $.today.work.why['on-hold'], { customer, kind, day })
      }
    }
  }

  return {
    tag,
    source: work => {
      if (work.order) return orderTitle(work.order) ?? words.orderList.noNumber
      const { source } = words.today.work
      return work.urgency === 'conflict'
        ? source.conflict
        : work.urgency === 'request'
          ? source.request
          : source.refused
    },
    why: work => {
      if (work.order) return ofOrder(work.order, work)
      const subject = work.attention?.subject ?? ''
      if (work.urgency === 'conflict') return t($ => $.today.work.why.conflict, { subject })
      if (work.urgency === 'request') return t($ => $.today.work.why.request, { subject })
      return t($ => $.today.work.why.refused, { subject })
    },
  }
}
