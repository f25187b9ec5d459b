import { test } from 'vitest'
import { playedWell, timeFor } from '../sim/stories.ts'

/** 5,000 stories of a hundred steps: half a million, as many as its other half. */
const [from, seeds, atOnce] = [20_001, 5_000, 250]

test.each(Array.from({ length: seeds / atOnce }, (_, part) => from + part * atOnce))(
  'nothing is lost, doubled or unequal in the 250 stories from %i on',
  { timeout: timeFor(atOnce) },
  first => playedWell(first, atOnce),
)
