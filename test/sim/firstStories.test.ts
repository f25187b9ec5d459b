import { test } from 'vitest'
import { playedWell, timeFor } from './stories.ts'

test(
  'nothing is lost, doubled or unequal in 250 stories of three computers and a poor link',
  {
    timeout: timeFor(250),
  },
  () => playedWell(1, 250),
)
