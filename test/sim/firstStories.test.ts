import { test } from 'vitest'
import { playedWell } from './stories.ts'

test('nothing is lost, doubled or unequal in 75 stories of three computers and a poor link', { timeout: 600_000 }, () =>
  playedWell(1, 75),
)
