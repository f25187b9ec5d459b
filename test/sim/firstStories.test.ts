import { test } from 'vitest'
import { begins, half, playedWell, timeFor } from './stories.ts'

test(
  'nothing is lost, doubled or unequal in 130 stories of three computers and a poor link',
  { timeout: timeFor(half) },
  () => playedWell(begins.first, half),
)
