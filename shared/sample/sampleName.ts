import { z } from 'zod'

/** The sample companies that Konvwa brings along. */
export const sampleNames = ['haiti', 'pune'] as const
export const SampleName = z.enum(sampleNames)
export type SampleName = z.infer<typeof SampleName>
