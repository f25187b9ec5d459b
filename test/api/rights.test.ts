import { createORPCClient, ORPCError } from '@orpc/client'
import { isContractProcedure } from '@orpc/contract'
import { expect, test } from 'vitest'
import { type Right, rightsOf } from '../../shared/auth/right.ts'
import { roles } from '../../shared/auth/role.ts'
import { type Client, contract } from '../../shared/contract.ts'
import type { Link } from '../support/doors.ts'
import { overEveryDoor } from '../support/everyDoor.ts'
import { openDesk } from '../support/openDesk.ts'
import { begin, hire, passwordOf } from '../support/people.ts'

/**
 * What each call needs, said a second time: a right, somebody signed in, or nothing. `first-start` needs an empty computer, or the right
 * beside it.
 */
const needs: Record<string, Right | 'nothing' | 'signed-in' | 'first-start' | 'first-start or settings.edit'> = {
  'attachments.of': 'signed-in',
  'attachments.add': 'signed-in',
  'attachments.content': 'signed-in',
  'attachments.fetch': 'signed-in',
  'attachments.remove': 'signed-in',
  'attention.list': 'signed-in',
  'attention.resend': 'sync.resolve',
  'attention.discard': 'sync.resolve',
  'attention.escalate': 'sync.resolve',
  'attention.resolve': 'sync.resolve',
  'auth.state': 'nothing',
  'auth.people': 'nothing',
  'auth.signIn': 'nothing',
  'auth.unlock': 'signed-in',
  'auth.lock': 'nothing',
  'auth.signOut': 'nothing',
  'auth.present': 'signed-in',
  'auth.changePassword': 'signed-in',
  'calendars.save': 'reference.request',
  'calendars.saveHoliday': 'reference.request',
  'calendars.copyYear': 'reference.request',
  'changes.watch': 'signed-in',
  'containers.save': 'reference.request',
  'customers.list': 'customers.view',
  'customers.places': 'customers.view',
  'customers.suggest': 'customers.view',
  'customers.find': 'customers.view',
  'customers.save': 'customers.edit',
  'customers.saveTerms': 'reference.request',
  'drafts.find': 'signed-in',
  'drafts.list': 'signed-in',
  'drafts.keep': 'signed-in',
  'drafts.drop': 'signed-in',
  'files.written': 'signed-in',
  'files.write': 'sync.run',
  'files.bytes': 'sync.run',
  'files.begin': 'sync.run',
  'files.part': 'sync.run',
  'files.take': 'sync.run',
  'files.drop': 'sync.run',
  'imports.list': 'imports.run',
  'imports.undo': 'imports.run',
  'imports.begin': 'imports.run',
  'imports.part': 'imports.run',
  'imports.remove': 'imports.run',
  'imports.draft': 'imports.run',
  'imports.drop': 'imports.run',
  'imports.tables': 'imports.run',
  'imports.say': 'imports.run',
  'imports.suggest': 'imports.run',
  'imports.words': 'imports.run',
  'imports.samples': 'imports.run',
  'imports.check': 'imports.run',
  'imports.rows': 'imports.run',
  'imports.nextProblem': 'imports.run',
  'imports.row': 'imports.run',
  'imports.correct': 'imports.run',
  'imports.leaveOut': 'imports.run',
  'imports.remembered': 'imports.run',
  'imports.remember': 'imports.run',
  'imports.rename': 'imports.run',
  'imports.forget': 'imports.run',
  'imports.run': 'imports.run',
  'imports.stop': 'imports.run',
  'imports.refusedRows': 'imports.run',
  'lanes.list': 'reference.view',
  'lists.rows': 'signed-in',
  'lists.choices': 'signed-in',
  'lists.views': 'signed-in',
  'lists.saveView': 'signed-in',
  'lists.removeView': 'signed-in',
  'lists.arrange': 'signed-in',
  'lists.setUsual': 'signed-in',
  'lists.export': 'signed-in',
  'lists.paper': 'signed-in',
  'orders.list': 'orders.view',
  'orders.figures': 'orders.view',
  'orders.board': 'orders.view',
  'orders.find': 'orders.view',
  'orders.quote': 'orders.enter',
  'orders.about': 'orders.view',
  'orders.duplicates': 'orders.view',
  'orders.save': 'orders.enter',
  'orders.receive': 'orders.enter',
  'orders.check': 'orders.check',
  'orders.confirm': 'orders.confirm',
  'orders.hold': 'orders.hold',
  'orders.release': 'orders.release',
  'orders.cancel': 'orders.cancel',
  'orders.saveAndConfirm': 'orders.enter',
  'orders.quoteAmendment': 'orders.confirm',
  'orders.amend': 'orders.confirm',
  'people.list': 'people.edit',
  'people.save': 'people.edit',
  'preferences.get': 'nothing',
  'preferences.set': 'signed-in',
  'priceLists.list': 'reference.view',
  'priceLists.find': 'reference.view',
  'priceLists.save': 'reference.request',
  'priceLists.saveItem': 'reference.request',
  'priceLists.ofProduct': 'reference.view',
  'priceLists.promotions': 'reference.view',
  'priceLists.savePromotion': 'reference.request',
  'print.order': 'orders.view',
  'print.orderDone': 'orders.view',
  'print.priceList': 'reference.view',
  'print.prices': 'reference.view',
  'print.customer': 'customers.view',
  'print.products': 'reference.view',
  'print.size': 'signed-in',
  'print.chooseSize': 'signed-in',
  'products.list': 'reference.view',
  'products.categories': 'reference.view',
  'products.find': 'reference.view',
  'products.suggest': 'reference.view',
  'products.save': 'reference.request',
  'products.saveUnit': 'reference.request',
  'requests.list': 'reference.view',
  'requests.find': 'reference.view',
  'requests.waiting': 'reference.view',
  'requests.accept': 'requests.answer',
  'requests.refuse': 'requests.answer',
  'requests.togetherOpen': 'reference.view',
  'requests.answerTogether': 'requests.answer',
  'requests.undoTogether': 'requests.answer',
  'requests.withdraw': 'reference.request',
  'search.everything': 'signed-in',
  'settings.get': 'reference.view',
  'settings.saveCompany': 'reference.request',
  'settings.saveDepot': 'reference.request',
  'settings.saveTaxClass': 'reference.request',
  'settings.saveTaxChange': 'reference.request',
  'settings.saveRate': 'reference.request',
  'settings.saveReasonCode': 'reference.request',
  'settings.saveStageLimit': 'reference.request',
  'settings.resetStageLimit': 'reference.request',
  'settings.saveLock': 'settings.edit',
  'setup.today': 'nothing',
  'setup.workAlone': 'first-start',
  'setup.join': 'first-start or settings.edit',
  'setup.presentSample': 'nothing',
  'setup.openSample': 'first-start',
  'setup.beginSampleAnew': 'nothing',
  'setup.leaveSample': 'nothing',
  'equality.last': 'signed-in',
  'equality.compare': 'sync.run',
  'stock.item': 'stock.view',
  'stock.move': 'stock.move',
  'stock.count': 'stock.count',
  'stock.takeBack': 'stock.move',
  'stock.expected': 'stock.view',
  'stock.expect': 'stock.move',
  'stock.changeExpected': 'stock.move',
  'stock.endExpected': 'stock.move',
  'sync.status': 'nothing',
  'sync.now': 'sync.run',
  'sync.joinAgain': 'sync.run',
  'sync.release': 'sync.run',
  'sync.setPlan': 'settings.edit',
  'sync.setUrgentOnly': 'sync.run',
  'timeline.of': 'signed-in',
  'today.overview': 'orders.view',
  'undo.last': 'signed-in',
}

const calls = Object.entries(contract).flatMap(([slice, procedures]) =>
  Object.entries(procedures).map(([name, procedure]) => ({ slice, name, call: `${slice}.${name}`, procedure })),
)

test('the table of needs names every call of the contract and no other', () => {
  expect(Object.keys(needs).toSorted()).toEqual(calls.map(({ call }) => call).toSorted())
  expect(calls.every(({ procedure }) => isContractProcedure(procedure))).toBe(true)
})

/** No call understands this: whoever gets past the guards is told so, and nothing is done. */
const nonsense = { id: 'no id', 'no such field': true }

overEveryDoor(door => {
  test('each role may make exactly the calls that its rights allow', async () => {
    const desk = await openDesk()
    await begin(await desk.connect(door))
    const office = await desk.connect('port')
    await office.auth.signIn({ login: 'mirlande', password: 'kafe nwa san sik' })
    for (const role of roles) await hire(office, { login: role, role })

    for (const role of roles) {
      const link = await desk.link(door)
      const enter = () => createClient(link).auth.signIn({ login: role, password: passwordOf(role) })
      expect(await enter()).toMatchObject({ result: 'open' })
      for (const { slice, name, call } of calls) {
        const code = await codeOf(link.call([slice, name], nonsense, { context: {} }))
        expect([role, call, code]).toEqual([role, call, expectedOf(call, rightsOf(role))])
        if (slice === 'auth') expect(await enter()).toMatchObject({ result: 'open' })
      }
    }
  })

  test('nobody who has not signed in makes a call that needs somebody', async () => {
    const desk = await openDesk()
    await begin(await desk.connect(door))
    const link = await desk.link(door)

    for (const { slice, name, call } of calls) {
      const code = await codeOf(link.call([slice, name], nonsense, { context: {} }))
      if (needs[call] === 'nothing') expect([call, code]).not.toEqual([call, 'SIGN_IN_FIRST'])
      else expect([call, code]).toEqual([call, 'SIGN_IN_FIRST'])
    }
  })

  test('what is not in the contract does not exist', async () => {
    const desk = await openDesk()
    await begin(await desk.connect(door))
    const link = await desk.link(door)
    const strange = [
      ['orders', 'drop'],
      ['constructor', 'constructor'],
      ['__proto__', 'toString'],
      ['auth', 'state', 'more'],
      ['auth'],
      ['~orpc', 'handler'],
      ['hasOwnProperty', 'call'],
    ]
    for (const path of strange)
      expect([path, await codeOf(link.call(path, {}, { context: {} }))]).toEqual([
        path,
        expect.stringMatching(/^(NOT_FOUND|BAD_REQUEST)$/),
      ])
  })
})

const createClient = (link: Link) => createORPCClient<Client>(link)

async function codeOf(call: Promise<unknown>): Promise<string> {
  try {
    await call
    return 'done'
  } catch (error) {
    return error instanceof ORPCError ? error.code : String(error)
  }
}

/** FORBIDDEN without the right; with it, anything that is said after the guards. */
function expectedOf(call: string, rights: readonly Right[]): unknown {
  const need = needs[call]
  const past = expect.not.stringMatching(/^(FORBIDDEN|SIGN_IN_FIRST|LOCKED|INTERNAL)/)
  switch (need) {
    case undefined:
    case 'nothing':
    case 'signed-in':
      return past
    case 'first-start':
      return 'SIGN_IN_FIRST'
    case 'first-start or settings.edit':
      return rights.includes('settings.edit') ? past : 'FORBIDDEN'
    default:
      return rights.includes(need) ? past : 'FORBIDDEN'
  }
}
