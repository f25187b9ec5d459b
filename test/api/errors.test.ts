import { expect, test } from 'vitest'
import { StoreProblem, type StoreProblemCode } from '../../db/problem.ts'
import { overEveryDoor } from '../support/everyDoor.ts'
import { openDesk, type TestDesk } from '../support/openDesk.ts'
import { begin, workAloneForm } from '../support/people.ts'

overEveryDoor(door => {
  test('a refused form names each field, its row counted from 1, and what is wrong with it', async () => {
    const { connect } = await openDesk()
    const client = await connect(door)
    await begin(client)
    const line = {
      n: 0,
      productId: 1,
      quantity: 12,
      discountBp: 0,
      typedPrice: null,
      freeReasonId: null,
      promotionId: null,
    }

    const save = client.orders.save({
      id: null,
      version: 0,
      customerId: 1,
      channel: 'phone',
      customerReference: 'x'.repeat(61),
      requestedDay: '2026-02-31',
      currency: 'HTG',
      note: '',
      lines: [line, { ...line, quantity: -3 }, { ...line, discountBp: 10_001 }, { ...line, quantity: 1.5 }],
    })

    await expect(save).rejects.toMatchObject({
      code: 'INVALID',
      defined: true,
      data: {
        issues: [
          { field: 'customerReference', problem: 'too-long' },
          { field: 'requestedDay', problem: 'not-a-day' },
          { field: 'quantity', problem: 'too-small', row: 2 },
          { field: 'discountBp', problem: 'too-large', row: 3 },
          { field: 'quantity', problem: 'not-a-number', row: 4 },
        ],
      },
    })
  })

  test('what is missing, of the wrong kind or not among the choices is said so', async () => {
    const { connect } = await openDesk()
    const client = await connect(door)
    const link = JSON.parse(
      JSON.stringify({ ...workAloneForm, fiscalStartMonth: '10', baseCurrency: 'XXX', rateE6: -1 }),
    )

    await expect(client.setup.workAlone({ ...link, company: undefined, depotCode: 'CAPH' })).rejects.toMatchObject({
      code: 'INVALID',
      data: {
        issues: [
          { field: 'company', problem: 'required' },
          { field: 'baseCurrency', problem: 'unknown' },
          { field: 'rateE6', problem: 'too-small' },
          { field: 'fiscalStartMonth', problem: 'not-a-number' },
          { field: 'depotCode', problem: 'too-long' },
        ],
      },
    })
    expect(await client.auth.state()).toEqual({ state: 'first-start' })
  })

  const troubles: readonly [StoreProblemCode, object][] = [
    ['disk-full', { code: 'DISK_FULL', defined: true }],
    ['read-only', { code: 'READ_ONLY', defined: true }],
    ['disk-error', { code: 'INTERNAL', defined: false }],
  ]
  for (const [problem, answer] of troubles)
    test(`a store that answers ${problem} reaches the screen as ${JSON.stringify(answer)}`, async () => {
      const desk = await openDesk()
      const client = await desk.connect(door)
      await begin(client)
      breakWrites(desk, new StoreProblem(problem, 'SQLITE_SOMETHING'))

      await expect(client.drafts.keep({ form: 'a', key: 'b', content: 1 })).rejects.toMatchObject(answer)
    })

  test('a bug reaches the log once, and the screen without a word of what it was', async () => {
    const desk = await openDesk()
    const client = await desk.connect(door)
    await begin(client)
    const bug = new Error('the phone of Wislin is 3712 0000')
    breakWrites(desk, bug)

    const answer = await client.drafts.keep({ form: 'a', key: 'b', content: 1 }).catch((error: unknown) => error)

    expect(answer).toMatchObject({ code: 'INTERNAL', defined: false, status: 500 })
    expect(JSON.stringify(answer)).not.toContain('Wislin')
    expect(desk.logged).toEqual([{ event: 'call failed', details: { call: 'drafts.keep', error: bug } }])
  })
})

/** The disk, or a bug, from here on. */
function breakWrites({ desk }: TestDesk, error: Error): void {
  desk.store.writePrivate = () => Promise.reject(error)
}
