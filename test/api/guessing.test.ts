import { expect, test } from 'vitest'
import { openDesk, type TestDesk } from '../support/openDesk.ts'
import { begin, password } from '../support/people.ts'

const guess = async (desk: TestDesk, typed = 'a wrong one') =>
  (await desk.connect('port')).auth.signIn({ login: 'mirlande', password: typed })

test('twenty wrong passwords cost more and more time, over restarts and clocks that are set', async () => {
  let desk = await openDesk()
  await begin(await desk.connect('port'))
  const waits: number[] = []
  for (let attempt = 1; attempt <= 20; attempt += 1) {
    const answer = await guess(desk)
    if (answer.result !== 'wrong') throw new Error(`attempt ${attempt} was answered with ${answer.result}`)
    waits.push(answer.waitSeconds)

    desk.clock.set(desk.clock.now() + 86_400_000)
    expect(await guess(desk)).toMatchObject({ result: 'wait' })
    desk.clock.set(desk.clock.now() - 3 * 86_400_000)
    expect(await guess(desk)).toMatchObject({ result: 'wait' })
    if (attempt % 5 === 0) {
      desk = await desk.restart()
      expect(await guess(desk)).toEqual({ result: 'wait', waitSeconds: answer.waitSeconds })
    }
    desk.clock.advance(answer.waitSeconds * 1000)
  }
  expect(waits).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 256, ...Array<number>(11).fill(300)])

  expect(await guess(desk, password)).toMatchObject({ result: 'open' })
  expect(await guess(desk)).toEqual({ result: 'wrong', waitSeconds: 1 })
})

test('many guesses at the same moment are one guess and many waits', async () => {
  const desk = await openDesk()
  await begin(await desk.connect('port'))
  const clients = await Promise.all(Array.from({ length: 8 }, () => desk.connect('port')))

  const answers = await Promise.all(
    clients.map((client, index) => client.auth.signIn({ login: 'mirlande', password: `guess ${index}` })),
  )

  expect(answers.filter(({ result }) => result === 'wrong')).toHaveLength(1)
  expect(answers.filter(({ result }) => result === 'wait')).toHaveLength(7)
})

test('a guess counts although the program is ended before it is answered', async () => {
  const desk = await openDesk()
  await begin(await desk.connect('port'))
  const wait = await desk.desk.attempts.begin(1)
  expect(wait).toBe(0)

  const again = await desk.restart()

  expect(await again.desk.attempts.begin(1)).toBe(1)
})

test('a name that nobody has is answered like one that somebody has', async () => {
  const desk = await openDesk()
  const client = await desk.connect('port')
  await begin(client)

  expect(await client.auth.signIn({ login: 'nobody', password })).toEqual({ result: 'wrong', waitSeconds: 1 })
  expect(await client.auth.signIn({ login: 'somebody', password })).toEqual({ result: 'wait', waitSeconds: 1 })
})
