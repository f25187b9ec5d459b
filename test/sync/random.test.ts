import { afterAll, beforeAll, expect, test } from 'vitest'
import { type City, openCity } from '../support/city.ts'
import { diceOf } from '../support/dice.ts'
import { decideAll, type Player, randomStep } from '../support/randomSteps.ts'
import { screenAt } from '../support/screenAt.ts'
import { savedId } from '../support/shop.ts'

const usual = process.env.KONVWA_LONG === '1' ? Array.from({ length: 20 }, (_, index) => index + 1) : [3, 5]
const seeds = process.env.KONVWA_SEEDS?.split(',').map(Number) ?? usual
const stepsOfEach = 100

let city: City
let players: Player[]
let reasons: { hold: number; cancel: number }

beforeAll(async () => {
  city = await openCity()
  const one = await city.addDesk()
  const two = await city.addDesk()
  const atHeadOffice = await screenAt(city.founder, city.company.person)
  const texts = { en: 'Because', fr: 'Parce que', ht: 'Paske' }
  const reason = async (kind: 'hold' | 'cancel'): Promise<number> =>
    savedId(
      await atHeadOffice.settings.saveReasonCode({ id: null, kind, code: kind.toUpperCase(), texts, active: true }),
    )
  reasons = { hold: await reason('hold'), cancel: await reason('cancel') }
  players = [
    { name: 'head office', desk: city.founder, person: city.company.person, client: atHeadOffice },
    { name: 'one', desk: one, person: city.clerk.cap, client: await screenAt(one, city.clerk.cap) },
    { name: 'two', desk: two, person: city.clerk.cap, client: await screenAt(two, city.clerk.cap) },
  ]
  for (const { desk } of players) await desk.sync.now()
})
afterAll(() => city.close())

test.each(seeds)('whatever three computers do apart, they end equal to head office (seed %i)', async seed => {
  const run = { city, dice: diceOf(seed), reasons }
  const story = [`seed ${seed}`]
  for (let step = 0; step < stepsOfEach; step += 1) {
    const player = run.dice.one(players)
    if (player) story.push(await randomStep(run, player))
    await signInAgain()
  }
  await untilNothingIsLeft()
  const told = story.join('\n')
  for (const { name, desk } of players) {
    const status = await desk.sync.status()
    expect(status, `${name}\n${told}`).toMatchObject({ waitingTransactions: 0, trouble: null })
    expect(await unsettled(desk), `${name}\n${told}`).toEqual([])
    expect(await unlikeOffice(desk), `${name}\n${told}`).toEqual([])
  }
})

/** A session ends where head office changes its person's standing. */
async function signInAgain(): Promise<void> {
  players = await Promise.all(
    players.map(async player => ({ ...player, client: await screenAt(player.desk, player.person) })),
  )
}

/** The clerk has every right again, everybody syncs, and every card and refusal is decided about. */
async function untilNothingIsLeft(): Promise<void> {
  const [head] = players
  const clerk = (await head?.client.people.list())?.find(({ id }) => id === city.clerk.cap)
  if (clerk) await head?.client.people.save({ ...clerk, role: 'supervisor', password: null })
  for (let quiet = 0, round = 0; quiet < 2 && round < 12; round += 1) {
    for (const { desk } of players) await desk.sync.now()
    await signInAgain()
    let decided = 0
    for (const player of players) decided += await decideAll(player)
    quiet = decided === 0 ? quiet + 1 : 0
  }
}

const unsettled = async ({ store }: Player['desk']): Promise<unknown[]> => [
  ...(await store.reader.selectFrom('tx').select(['number', 'why', 'state']).where('state', '=', 'held').execute()),
  ...(await store.reader.selectFrom('change').select(['tx', 'tbl', 'id', 'op']).where('pending', '=', 1).execute()),
  ...(await store.reader.selectFrom('parked').select(['download', 'why']).execute()),
]

/** Beside void orders that head office never took: those stand at their desk alone, with what is told of them. */
async function unlikeOffice(desk: Player['desk']): Promise<string[]> {
  const own = await desk.store.reader.selectFrom('sales_order').select('id').where('status', '=', 'void').execute()
  return (await city.differences(desk)).filter(each => !own.some(({ id }) => each.includes(String(id))))
}
