/** How a holiday comes back: on the same date every year, at the same distance from Easter, or only when somebody enters it again. */
export const recurrences = ['yearly', 'easter', 'once'] as const
export type Recurrence = (typeof recurrences)[number]
