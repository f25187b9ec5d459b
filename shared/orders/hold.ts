export const holdKinds = ['credit', 'price', 'stock', 'data', 'customer'] as const
export type HoldKind = (typeof holdKinds)[number]
