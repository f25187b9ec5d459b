import { listStageLimits } from '../../db/company.ts'
import { findDepot } from '../../db/depots.ts'
import type { Day } from '../../shared/kernel/day.ts'
import type { Language } from '../../shared/kernel/locale.ts'
import { isTable, type ListName, type ListQuestion } from '../../shared/lists/list.ts'
import { tables } from '../../shared/lists/tables/tables.ts'
import { wordsIn } from '../print/wordsIn.ts'
import { isAlone } from '../sync/identity.ts'
import type { SettledList } from '../workers/readTask.ts'
import type { Asking } from './asking.ts'
import { settledFor } from './orderFilter.ts'
import { ownDepot } from './scope.ts'

/** A list as it is meant now by this person, of the depot that the person may see. */
export async function settledList(context: Asking, asked: ListQuestion): Promise<SettledList> {
  const depotId = ownDepot(context.person)
  const question =
    asked.list === 'orders'
      ? {
          ...asked,
          filter: await settledFor(context, { ...asked.filter, depotId: depotId ?? asked.filter.depotId }),
        }
      : asked
  const identity = context.identity()
  return {
    question,
    depotId,
    role: context.person.role,
    lanes: [identity.lane, identity.aloneLane],
    limits: await listStageLimits(context.store.reader),
    now: context.now(),
    alone: isAlone(identity),
  }
}

/** On whose clock a list is written, and whose it is called. */
export async function placeOf(context: Asking): Promise<{ depotId: number | null; timeZone: string; code: string }> {
  const depotId = context.person.depotId ?? context.identity().depotId
  const depot = depotId === null ? null : await findDepot(context.store.reader, depotId)
  return { depotId, timeZone: depot?.timeZone ?? context.timeZone, code: depot?.code ?? '' }
}

/** `Orders CAP 2026-11-17`, without what a disk refuses and without an ending. */
export const fileNameOf = (of: { list: ListName; language: Language; depot: string; today: Day }): string =>
  [titleOfList(of.list, of.language), of.depot, of.today]
    .filter(Boolean)
    .join(' ')
    .replace(/[\\/:*?"<>|\p{Cc}]/gu, '-')

/** What the list is called. */
export function titleOfList(list: ListName, language: Language): string {
  const words = wordsIn(language)
  if (isTable(list)) return tables[list].title(words)
  switch (list) {
    case 'orders':
      return words.orderList.title
    case 'customers':
      return words.frame.screens.customers
    case 'products':
      return words.products.title
  }
}
