import { test } from 'vitest'
import { playedWell } from './stories.ts'

test('nor in 75 others', { timeout: 600_000 }, () => playedWell(76, 75))
