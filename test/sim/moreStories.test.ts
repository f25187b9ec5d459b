import { test } from 'vitest'
import { ordinarily, playedWell, timeFor } from './stories.ts'

test('nor in as many others', { timeout: timeFor(ordinarily) }, () => playedWell(251, ordinarily))
