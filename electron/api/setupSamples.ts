import { StoreProblem } from '../../db/problem.ts'
import type { SampleRefusal } from '../../shared/setup/contract.ts'
import { api } from './base.ts'
import { atFirstStart } from './guards.ts'
import { noSamples } from './samples.ts'

export const setupSamples = {
  presentSample: api.setup.presentSample.handler(({ context }) => context.samples.present()),

  openSample: api.setup.openSample.use(atFirstStart).handler(async ({ context, input, errors }) => {
    if (context.samples === noSamples) throw errors.REFUSED({ data: { reason: 'no-samples' } })
    await opening(context.samples.open(input.name), reason => errors.REFUSED({ data: { reason } }))
  }),

  beginSampleAnew: api.setup.beginSampleAnew.handler(async ({ context, errors }) => {
    if (context.samples.present() === null) throw errors.REFUSED({ data: { reason: 'no-sample-open' } })
    await opening(context.samples.beginAnew(), reason => errors.REFUSED({ data: { reason } }))
  }),

  leaveSample: api.setup.leaveSample.handler(async ({ context, errors }) => {
    if (context.samples.present() === null) throw errors.REFUSED({ data: { reason: 'no-sample-open' } })
    await opening(context.samples.leave(), reason => errors.REFUSED({ data: { reason } }))
  }),
}

/** Other books that cannot be opened are no fault of this program’s: the person is told which. */
async function opening(work: Promise<void>, refused: (reason: SampleRefusal) => Error): Promise<void> {
  try {
    await work
  } catch (error) {
    if (!(error instanceof StoreProblem)) throw error
    if (error.code === 'in-use') throw refused('books-in-use')
    throw refused(error.code === 'disk-full' ? 'books-no-space' : 'books-not-opened')
  }
}
