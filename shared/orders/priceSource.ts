/** Where a line's price came from; the screen says it in a sentence. */
export const priceSources = ['customer-list', 'class-list', 'general-list', 'typed', 'imported', 'free'] as const
export type PriceSource = (typeof priceSources)[number]
