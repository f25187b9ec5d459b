import { test } from 'vitest'
import { killWhileSaving } from '../support/killWhileSaving.ts'

test('killed 300 times in the middle of saving, every order that was acknowledged is there, whole, with its transaction', async () => {
  await killWhileSaving(300)
})
