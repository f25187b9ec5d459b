import { expect, test } from 'vitest'
import { simulate } from '../sim/simulate.ts'

const parsed = (text: string | undefined): unknown => JSON.parse(text ?? '')

test('the simulator plays any seeds and says on its last line what came of them', async () => {
  const { code, lines, errors } = await simulate('--seeds', '2', '--from', '7', '--json')
  expect(errors).toBe('')
  expect(code).toBe(0)
  expect(parsed(lines.at(-1))).toStrictEqual({
    seeds: 2,
    steps: 200,
    faults: expect.objectContaining({ 'clock jumps': expect.any(Number) }),
    lost: 0,
    unequal: 0,
  })
})

test('a planted fault that is caught ends the simulator with 3, and one that survived with 0', async () => {
  const caught = await simulate('--mutant', 'half-a-transaction')
  expect(caught.code).toBe(3)
  expect(parsed(caught.lines.at(-1))).toStrictEqual({
    mutant: 'half-a-transaction',
    caught: true,
    oracle: expect.any(String),
    seed: expect.any(Number),
  })
  const survived = await simulate('--mutant', 'held-for-ever', '--seeds', '1', '--from', '2')
  expect(survived.code).toBe(0)
  expect(parsed(survived.lines.at(-1))).toMatchObject({ mutant: 'held-for-ever', caught: false })
})
