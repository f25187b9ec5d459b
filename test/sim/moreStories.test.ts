import { test } from 'vitest'
import { playedWell, timeFor } from './stories.ts'

test('nor in 250 others', { timeout: timeFor(250) }, () => playedWell(251, 250))
