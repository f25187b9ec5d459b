import { findPreference, savePreference } from '../../db/preferences.ts'
import type { Reader } from '../../db/schema.ts'
import { may } from '../../shared/auth/right.ts'
import { type ListName, rightToList } from '../../shared/lists/list.ts'
import { KeptViews, mostViews } from '../../shared/lists/view.ts'
import { tablePage } from '../lists/tablePage.ts'
import { tableSources } from '../lists/tableSources.ts'
import type { Asking } from './asking.ts'
import { api } from './base.ts'
import { signedIn } from './guards.ts'
import { exported } from './listExport.ts'
import { paperOfList } from './listPaper.ts'
import { placeOf } from './listQuestion.ts'
import { forbidden, refused } from './refusals.ts'
import { tableAsk } from './tableAsk.ts'

export const lists = {
  rows: api.lists.rows.use(signedIn).handler(async ({ context, input: { question, language, ...window } }) => {
    mayList(context, question.list)
    return tablePage(question.list, await tableAsk(context, language), { ...question, ...window })
  }),

  choices: api.lists.choices.use(signedIn).handler(async ({ context, input: { list, of, language } }) => {
    mayList(context, list)
    return tableSources[list].choices(await tableAsk(context, language), of)
  }),

  views: api.lists.views
    .use(signedIn)
    .handler(({ context, input }) => kept(context.store.reader, context.person.id, input.list)),

  saveView: api.lists.saveView.use(signedIn).handler(({ context, input }) =>
    changed(context, input.list, present => {
      const others = present.views.filter(({ id }) => id !== input.view.id)
      if (others.length >= mostViews) throw refused('too-many-views')
      if (others.some(({ name }) => sameName(name, input.view.name))) throw refused('same-name')
      const known = others.length < present.views.length
      const views = known
        ? present.views.map(view => (view.id === input.view.id ? input.view : view))
        : [...others, input.view]
      return { ...present, views }
    }),
  ),

  removeView: api.lists.removeView.use(signedIn).handler(({ context, input }) =>
    changed(context, input.list, ({ views, usual, ...rest }) => ({
      ...rest,
      views: views.filter(({ id }) => id !== input.id),
      usual: usual === input.id ? null : usual,
    })),
  ),

  arrange: api.lists.arrange
    .use(signedIn)
    .handler(({ context, input: { list, ...arranged } }) =>
      changed(context, list, present => ({ ...present, arranged })),
    ),

  setUsual: api.lists.setUsual
    .use(signedIn)
    .handler(({ context, input }) => changed(context, input.list, present => ({ ...present, usual: input.id }))),

  export: api.lists.export.use(signedIn).handler(async ({ context, input, signal }) => {
    mayList(context, input.question.list)
    return exported(context, input, signal)
  }),

  paper: api.lists.paper.use(signedIn).handler(async ({ context, input, signal }) => {
    mayList(context, input.question.list)
    return paperOfList(context, input, await placeOf(context), signal)
  }),
}

/** Whoever may not see a list takes it nowhere. */
function mayList(context: Asking, list: ListName): void {
  const right = rightToList(list)
  if (!may(context.person.role, right)) throw forbidden(right)
}

const none: KeptViews = { views: [], usual: null, arranged: { columns: null, widths: {} } }

/** What an older version of this program kept and this one cannot read stands for nothing. */
async function kept(reader: Reader, person: number, list: ListName): Promise<KeptViews> {
  const text = await findPreference(reader, person, keyOf(list))
  const found = KeptViews.safeParse(text === null ? none : JSON.parse(text))
  return found.success ? found.data : none
}

const changed = (context: Asking, list: ListName, change: (present: KeptViews) => KeptViews): Promise<KeptViews> =>
  context.store.writePrivate(async tx => {
    const next = change(await kept(tx, context.person.id, list))
    await savePreference(tx, context.person.id, keyOf(list), JSON.stringify(next))
    return next
  })

const keyOf = (list: ListName): string => `list:${list}`
const sameName = (one: string, other: string): boolean => one.trim().toLowerCase() === other.trim().toLowerCase()
