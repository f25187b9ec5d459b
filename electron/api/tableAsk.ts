import { dayAt } from '../../shared/kernel/day.ts'
import type { Language } from '../../shared/kernel/locale.ts'
import type { TableAsk } from '../lists/tableSource.ts'
import { wordsIn } from '../print/wordsIn.ts'
import type { Asking } from './asking.ts'
import { placeOf } from './listQuestion.ts'
import { ownDepot } from './scope.ts'

/** A table as this person may see it here, now, in these words. */
export async function tableAsk(context: Asking, language: Language): Promise<TableAsk> {
  const { timeZone } = await placeOf(context)
  const identity = context.identity()
  return {
    reader: context.store.reader,
    depotId: ownDepot(context.person),
    role: context.person.role,
    lanes: [identity.lane, identity.aloneLane],
    words: wordsIn(language),
    language,
    timeZone,
    today: dayAt(context.now(), timeZone),
  }
}
