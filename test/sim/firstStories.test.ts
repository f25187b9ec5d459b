import { test } from 'vitest'
import { ordinarily, playedWell, timeFor } from './stories.ts'

test(
  'nothing is lost, doubled or unequal in stories of three computers and a poor link',
  { timeout: timeFor(ordinarily) },
  () => playedWell(1, ordinarily),
)
